/** Words printed on sheets and in documents. */
export const sheet = {
  current: 'Current',
  scale: 'Scale {{scale}} ({{paper}})',
  paper: { A4: 'A4', A3: 'A3', A1: 'A1', B0: 'B0', slide: 'slide' },
  noSources: '—',
  approval: 'Approved by the Geospatial Information Authority under the Survey Act, {{number}}',
  approvalOpen: 'Approved by the Geospatial Information Authority under the Survey Act, R ____ JHs ________',
  author: 'Made by {{author}}',
  mapAlternative: 'map at {{scale}}',
  obliqueAlternative: '{{hazard}} bird’s-eye view in 3D',
  obliqueScale: 'Bird’s-eye view: no one scale',
  northAlternative: 'North: up is {{degrees}}° clockwise from north',
  logo: 'Logo',
  legend: {
    counted: 'Buildings within the map frame',
    surveyed: 'Ground as it was surveyed, before measures; buildings are counted with the assumed effect of measures',
    safe: 'Colours for every colour vision (ColorBrewer YlOrBr, not the official ones)',
    added: 'Ground taken in',
    removed: 'Ground taken out',
  },
  table: {
    value: 'Value',
    wholeCheck: 'Check of the whole',
    item: 'Item',
    noRows: 'There is nothing of this.',
    more: '{{rows}} more rows stand in the table’s file.',
  },
};
