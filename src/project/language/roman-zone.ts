const romans = 'I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX'.split(' ');

/** `IX` of EPSG:6677. Source: EPSG 6669–6687 are 平面直角座標系 I–XIX (JGD2011). Another code comes back as it is. */
export const romanZone = (planarCrs: string): string =>
  romans[Number(planarCrs.replace('EPSG:', '')) - 6669] ?? planarCrs;
