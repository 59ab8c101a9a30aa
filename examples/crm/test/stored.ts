import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'

/** What stands in a data folder. */
export interface Stored {
  readonly submissions: readonly { id: string; key: string; status: string; reason: string | null; email: string }[]
  /** Those that came of submissions: the demo has others. */
  readonly leads: readonly { id: string; submission: string; owner: string | null; rule: string | null }[]
  readonly users: readonly { id: string; email: string }[]
  readonly mails: readonly { id: string; to: string; status: string; entity: string; record: string }[]
  /** Mails that went out. */
  readonly files: readonly string[]
  readonly integrity: readonly string[]
}

export async function storedIn(folder: string): Promise<Stored> {
  const database = open(folder)
  const all = <T>(sql: string) => database.prepare<[], T>(sql).all()
  const mail = join(folder, 'mail')
  try {
    return {
      submissions: all(
        `select id, key, status, reason, json_extract("values", '$.email') as email from forms_submission`,
      ),
      leads: all('select id, submission, owner, rule_name as rule from leads_lead where submission is not null'),
      users: all('select id, email from kernel_user'),
      mails: all(
        `select id, "to", status, substr(record, 1, instr(record, '/') - 1) as entity,
           substr(record, instr(record, '/') + 1) as record from kernel_mail`,
      ),
      files: existsSync(mail) ? await readdir(mail) : [],
      integrity: database.prepare<[], string>('pragma integrity_check').pluck().all(),
    }
  } finally {
    database.close()
  }
}

/** Deliveries that are not made, dead letters too; not jobs whose time is yet to come. */
export function openDeliveries(
  folder: string,
): readonly { subscriber: string; status: string; error: string | null }[] {
  const database = open(folder)
  try {
    return database
      .prepare<[string], { subscriber: string; status: string; error: string | null }>(
        `select subscriber, status, error from kernel_delivery
         where not (subscriber like 'job:%' and error is null and run_at > ?) limit 5`,
      )
      .all(new Date().toISOString())
  } finally {
    database.close()
  }
}

export function open(folder: string): Database.Database {
  return new Database(join(folder, 'kith.sqlite'), { readonly: true, timeout: 10_000 })
}
