def compare_areas(report, db, tables, rasters):
    pass
