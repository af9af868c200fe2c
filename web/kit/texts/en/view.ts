/** What there is to look at. */
export const view = {
  title: 'View',
  toJudge: 'To be judged',
  loading: 'Loading the picture',
  loadingPdf: 'Loading the PDF',
  zoom: 'Zoom',
  closer: 'Zoom in',
  farther: 'Zoom out',
  scale: (percent: number) => `${percent}%: show the whole picture`,
};
