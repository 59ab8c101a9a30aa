import type { IndexSpec, TableSpec } from '../dialects/ddl.ts'
import { parseColumns } from './columns.ts'

/** What the kernel keeps for itself, beside the tables of entities. */
export const kernelTables: readonly TableSpec[] = [
  // One row for each idempotency key: what was asked (hash) and what was answered.
  table('kernel_change', 'key text primary key, hash text not null, answer text, at text not null', [
    { name: 'kernel_change_at', columns: ['at'] },
  ]),
  // Who did what to which record. `diff` is field -> [before, after]; null for a creation. `part_of` is `entity/id`.
  table(
    'kernel_audit',
    'id text primary key, change text not null, entity text not null, record text not null, version integer not null, verb text not null, at text not null, actor text, plugin text not null, diff text, part_of text',
    [
      { name: 'kernel_audit_at', columns: ['record', 'at', 'id'] },
      { name: 'kernel_audit_all', columns: ['at', 'id'] },
    ],
  ),
  // From the younger record to what it came from or belongs to.
  table(
    'kernel_link',
    'from_entity text not null, from_id text not null, kind text not null, to_entity text not null, to_id text not null, at text not null, primary key (from_id, kind, to_id)',
    [
      { name: 'kernel_link_at', columns: ['to_id', 'at'] },
      // What was merged into a record, which each timeline asks.
      { name: 'kernel_link_merged', columns: ['to_id'], where: "kind = 'merged'" },
    ],
    'without rowid',
  ),
  // Addresses and numbers of people who were erased, as keyed hashes.
  table('kernel_tombstone', 'hash text primary key, erasure text not null', [], 'without rowid'),
  table('kernel_secret', 'name text primary key, value text not null', [], 'without rowid'),
  // On whose timeline (`record`) a record of an entity with a `timeline` stands.
  table(
    'kernel_timeline',
    'record text not null, at text not null, id text not null, entity text not null, primary key (record, at, id)',
    [],
    'without rowid',
  ),
  // Events and jobs that somebody must still get. `seq` orders those of one subscriber and record.
  table(
    'kernel_delivery',
    'seq integer primary key autoincrement, id text not null unique, subscriber text not null, record text not null, version integer not null, payload text not null, status text not null, attempts integer not null, run_at text not null, at text not null, error text, owner text',
    [
      { name: 'kernel_delivery_due', columns: ['status', 'run_at', 'seq'] },
      { name: 'kernel_delivery_order', columns: ['subscriber', 'record', 'seq'] },
    ],
  ),
  // What records are called in the systems that they came from.
  table(
    'kernel_external',
    'source text not null, entity text not null, external text not null, record text not null, at text not null, primary key (source, entity, external)',
    [{ name: 'kernel_external_record', columns: ['record'] }],
  ),
  // What was wrong with a row of an import; `place` is where the row stands in its file, in bytes.
  table(
    'kernel_import_problem',
    'batch text not null, file integer not null, row_number integer not null, place integer not null, rejected integer not null, problems text not null, primary key (batch, file, row_number)',
    [],
  ),
  // Refs of an import to records that were not there yet.
  table(
    'kernel_import_later',
    'batch text not null, file integer not null, row_number integer not null, place integer not null, field text not null, record text not null, external text not null, primary key (batch, file, row_number, field)',
    [],
  ),
  // Changes that a batch made (or `preset:plugin/name`), in order, with the first and last of their rows of audit: what
  // undoing it walks.
  table(
    'kernel_batch_change',
    'batch text not null, change text not null, first text not null, last text not null, primary key (batch, first)',
    [{ name: 'kernel_batch_change_change', columns: ['change'] }],
  ),
  // The servers of one database and when each was last seen, in milliseconds: `owner` of a delivery is one of them.
  table('kernel_server', 'id text primary key, seen integer not null', [], 'without rowid'),
  table('kernel_counter', 'name text primary key, value integer not null', [], 'without rowid'),
  table('kernel_schedule', 'job text primary key, cron text not null, next_at text not null', [], 'without rowid'),
  // Migrations and presets that have run, by plugin, with the checksum of what ran; of a preset its change, or `removed`.
  table(
    'kernel_ledger',
    'plugin text not null, kind text not null, id text not null, checksum text not null, at text not null, primary key (plugin, kind, id)',
    [],
    'without rowid',
  ),
]

function table(
  name: string,
  definition: string,
  indexes: readonly Pick<IndexSpec, 'name' | 'columns' | 'where'>[],
  suffix = '',
): TableSpec {
  return {
    name,
    ...parseColumns(definition),
    compact: suffix !== '',
    indexes: indexes.map(i => ({ ...i, unique: false, plain: true })),
  }
}
