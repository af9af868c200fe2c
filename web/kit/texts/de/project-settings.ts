import type { Texts } from '../texts.ts';

export const projectSettings: Texts['projectSettings'] = {
  answers: 'Antworten',
  answersPerTask: 'Personen je Aufgabe',
  answersNote: 'Wenn die Aufgabe es nicht selbst sagt; leer: 1.',
  correction: 'Minuten zum Korrigieren',
  correctionNote: 'So lange darf man eigene Antworten korrigieren.',
  pipeline: (name: string, attempts: number | undefined) =>
    `Angelegt als ${name}${attempts === undefined ? '' : ` mit ${attempts} Versuchen`}.`,
  review: 'Prüfung',
  reviewNote: 'Welche Aufgaben jemand ansieht, bevor sie fertig sind.',
  share: 'Geprüfter Anteil, %',
  shareNote: 'Von allen beantworteten Aufgaben, zufällig gewählt.',
  below: 'Prüfen unter Übereinstimmung, %',
  belowNote: 'Wo mehrere Antworten weniger übereinstimmen, wird immer geprüft.',
  hideLabelers: 'Verbergen, wer geantwortet hat',
  hideLabelersNote: 'Beurteilt wird die Antwort, nicht die Person.',
  quality: 'Bewertung und Training',
  qualityNote: 'Aufgaben mit bekannter Antwort, über die API angelegt; ohne solche bewirkt dies nichts.',
  evaluationShare: 'Anteil der Bewertungsaufgaben, %',
  evaluationShareNote: 'Unter den ausgegebenen Aufgaben; leer: 10.',
  bar: 'Mindestgenauigkeit, %',
  barNote: 'Wer darunter liegt, bekommt hier keine Arbeit mehr; leer: niemand wird ausgeschlossen.',
  scoredBeforeBar: 'Antworten, bevor das gilt',
  scoredBeforeBarNote: 'Leer: 5.',
  trainingScore: 'Mindestwert im Training, %',
  trainingScoreNote: 'Mit weniger kommt eine Trainingsaufgabe noch einmal.',
};
