import { clock, number, percent, plural } from '../format.ts';
import type { Texts } from '../texts.ts';

const tasks = (count: number, one: string, other: string): string =>
  `${count >= 1000 ? '1.000 oder mehr' : number(count)} ${plural(count, one, other)}`;

export const work: Texts['work'] = {
  opening: 'Die Werkbank wird geöffnet',
  needsServer: 'Ohne ihren Server kann die Werkbank nicht beginnen.',
  unreachable: 'Der Server ist nicht zu erreichen.',
  answeredWith: (status) => `Der Server hat mit ${status} geantwortet.`,
  toMain: 'Zum Inhalt springen',
  tryAgain: 'Noch einmal versuchen',
  close: 'Schließen',
  cancel: 'Abbrechen',

  lookingForYours: 'Ihre Aufgabe wird gesucht',
  yoursNotOpened: 'Ihre Aufgabe ließ sich nicht wieder öffnen',
  notClaimed: 'Es war keine Aufgabe zu bekommen',
  notYours: 'Diese Aufgabe gehört nicht mehr Ihnen',
  takeNext: 'Die nächste Aufgabe nehmen',
  howLongHeld:
    'Eine Aufgabe bleibt fünfzehn Minuten nach Ihrem letzten Lebenszeichen bei Ihnen. Ihr Entwurf bleibt erhalten, nur für Sie.',
  somebodyElse: 'Diese Aufgabe hat jetzt jemand anderes. Ihr Entwurf bleibt erhalten.',
  pause: 'Eine Pause',
  ready: 'Es kann losgehen',
  oneAtATime:
    'Die Aufgaben kommen eine nach der anderen. Jede gehört nur Ihnen, bis Sie sie abgeben, überspringen oder zurücklegen.',
  looking: 'Eine Aufgabe wird gesucht',
  start: 'Mit dem Labeln beginnen',
  orPress: 'oder drücken Sie',
  nothing: 'Für Sie gibt es gerade nichts zu tun',
  withOthers: (count) => `${tasks(count, 'Aufgabe ist', 'Aufgaben sind')} gerade bei anderen.`,
  forOthers: (count) =>
    `${tasks(count, 'Aufgabe wartet', 'Aufgaben warten')} auf jemand anderen: Sie haben sie schon beantwortet oder übersprungen.`,
  belowBar: (project) =>
    `${project} hat keine Aufgaben mehr für Sie: Zu viele Ihrer Antworten waren nicht richtig. Die Leitung kann Sie wieder zulassen.`,
  emptyQueue: 'Die Warteschlange ist leer.',
  looksAgain: 'Diese Seite sieht alle paar Sekunden wieder nach.',

  goOnWith: 'Weiterarbeiten an',
  goOn: 'Weiter',
  goOnWithDraft: (taskId) => `An Ihrem Entwurf von ${taskId} weiterarbeiten`,
  heldUntil: (iso) => `bis ${clock(iso)} für Sie reserviert`,
  draftSaved: (ago) => `Entwurf gesichert ${ago}`,
  withSomebody: 'jetzt bei jemand anderem',

  openingTask: 'Die Aufgabe wird geöffnet',
  taskNotOpened: 'Die Aufgabe ließ sich nicht öffnen',
  task: 'Aufgabe',
  copyId: (taskId) => `Die Nummer ${taskId} der Aufgabe kopieren`,
  undo: 'Rückgängig',
  redo: 'Wiederholen',
  shortcuts: 'Tastenkürzel',
  putBack: 'Zurücklegen',
  skip: 'Überspringen',
  submit: 'Abgeben',
  submitting: 'Wird abgegeben',

  training: (score, passed) => `Übung: ${percent(score)} richtig${passed ? '' : ', noch einmal'}`,
  done: (count) => `${number(count)} heute erledigt`,
  left: (count) => `noch ${count >= 1000 ? `${number(1000)}+` : number(count)}`,
  heldFor: (time) => `Noch ${time} reserviert`,
  previous: 'Vorige',
  previousAnswers: 'Frühere Antworten',
  signedInAs: (email) => `Angemeldet als ${email}`,
  emailAndRole: (email, role) => `${email}, ${role}`,
  signOut: 'Abmelden',
  menu: 'Mein Menü',

  unsaved: 'Noch nicht gesichert',
  saving: 'Wird gesichert',
  saved: 'Entwurf gesichert',
  notSaved: 'Nicht gesichert',
  notSavedServer: ': keine Antwort vom Server. Hier aufgehoben, wird wieder versucht',
  notSavedConflict: ': anderswo geändert',

  otherTab: 'Diese Aufgabe ist in einem anderen Tab offen. Hier ist sie nur zu lesen.',
  workHere: 'Hier arbeiten',
  changedElsewhere:
    'Diese Aufgabe wurde inzwischen anderswo geändert. Mit welchem Entwurf geht es weiter? Der andere bleibt einen Schritt zurück.',
  theOther: 'Mit dem anderen',
  thisOne: 'Mit diesem',

  broken: 'Der Editor kommt mit dieser Aufgabe nicht zurecht',
  reload: 'Neu laden',
  brokenNote: 'Ihr Entwurf ist auf dem Server. Sie können die Aufgabe auch überspringen.',

  skipTitle: 'Diese Aufgabe überspringen?',
  skipNote: 'Sie geht an jemand anderen und kommt nicht zu Ihnen zurück.',
  why: 'Warum',
  optional: 'freiwillig',

  submitted: 'Abgegeben',
  secondsLeft: (seconds) => `${number(seconds)} s`,
  tooLate: 'Zu spät: Die Antwort ist schon gegeben.',
  notUndone: (why) => `Nicht rückgängig gemacht. ${why}`,
};
