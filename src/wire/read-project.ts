/** A project as another server shows it (api-facts D.7) -> its row and the versions of its params. */
import type { Registry } from '../registry.ts';
import type { ProjectRow, VersionRow } from '../store/projects.ts';
import {
  checkedName,
  type Doc,
  flagIn,
  integerOf,
  isDoc,
  listIn,
  type Owner,
  objectIn,
  refuseUnsafe,
  requiredText,
  requiredTime,
  restOf,
  textOf,
  timeIn,
  Unreadable,
} from './read.ts';

const KNOWN = new Set(['name', 'type', 'created_at', 'archived', 'rapid', 'studio', 'settings', 'param_history']);
const OF_VERSION = new Set(['version', 'created_at', 'instruction']);

export interface ReadProject {
  project: ProjectRow;
  /** The first one first, at least one. */
  versions: VersionRow[];
}

/** @throws Unreadable */
export function readProject(registry: Registry, { accountId, mode }: Owner, doc: Doc): ReadProject {
  const type = registry.find(requiredText(doc, 'type'))?.type;
  if (!type) throw new Unreadable(`the type ${JSON.stringify(String(doc.type).slice(0, 100))} is not known here`);
  refuseUnsafe(doc);
  const createdAt = requiredTime(doc, 'created_at');
  const versions = versionsOf(doc, createdAt);
  return {
    project: {
      accountId,
      mode,
      name: checkedName(requiredText(doc, 'name')),
      type: type.name,
      createdAt,
      archived: flagIn(doc, 'archived') ?? 0,
      rapid: flagIn(doc, 'rapid') ?? 0,
      studio: flagIn(doc, 'studio') ?? 0,
      lastVersion: versions.at(-1)!.version,
      settingsJson: JSON.stringify(settingsOf(doc)),
      extraJson: JSON.stringify(restOf(doc, KNOWN)),
    },
    versions,
  };
}

/** A server without settings says with its pipeline how many answers a task needs (api-facts D.7). */
function settingsOf(doc: Doc): Doc {
  const { settings, pipeline, consensus_attempts: attempts } = doc;
  if (settings == null && pipeline === 'consensus_task' && Number.isInteger(attempts)) {
    return { responses_required: attempts };
  }
  return objectIn(doc, 'settings');
}

function versionsOf(doc: Doc, createdAt: number): VersionRow[] {
  const history = listIn(doc, 'param_history').map((entry, i): VersionRow => {
    if (!isDoc(entry)) throw new Unreadable('"param_history" holds something else than objects');
    return {
      version: integerOf(entry, 'version') ?? i,
      createdAt: timeIn(entry, 'created_at') ?? createdAt,
      instruction: textOf(entry, 'instruction'),
      paramsJson: JSON.stringify(restOf(entry, OF_VERSION)),
    };
  });
  const sorted = history.toSorted((a, b) => a.version - b.version);
  if (sorted.some(({ version }, i) => version < 0 || version === sorted[i - 1]?.version)) {
    throw new Unreadable('"param_history" has versions that are negative or there twice');
  }
  return sorted.length ? sorted : [{ version: 0, createdAt, instruction: null, paramsJson: '{}' }];
}
