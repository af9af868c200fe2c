import type { Texts } from '../texts.ts';

export const view: Texts['view'] = {
  title: 'Ansicht',
  toJudge: 'Zu beurteilen',
  loading: 'Das Bild wird geladen',
  loadingPdf: 'Das PDF wird geladen',
  zoom: 'Vergrößerung',
  closer: 'Vergrößern',
  farther: 'Verkleinern',
  scale: (percent) => `${percent}%: das ganze Bild zeigen`,
};
