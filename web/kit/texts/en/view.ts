/** What there is to look at. */
export const view = {
  toJudge: 'To be judged',
  loading: 'Loading the picture',
  loadingPdf: 'Loading the PDF',
  zoom: 'Zoom',
  closer: 'Zoom in',
  farther: 'Zoom out',
  whole: 'Show the whole picture',
};
