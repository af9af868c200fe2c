import type { Texts } from '../texts.ts';

export const view: Texts['view'] = {
  toJudge: 'Zu beurteilen',
  loading: 'Das Bild wird geladen',
  loadingPdf: 'Das PDF wird geladen',
  zoom: 'Zoom',
  closer: 'Vergrößern',
  farther: 'Verkleinern',
  whole: 'Das ganze Bild zeigen',
};
