import pg from 'pg'
import { type FreshDatabase, freshDatabase } from './fresh.ts'
import type { KeptPools } from './postgres/pools.ts'

/** A database of a test that a later one of the same app may begin with: its tables are there, and nothing in them. */
export interface KeptDatabase extends FreshDatabase {
  /** To be called once an app has made its tables, and before anybody changes them. */
  made(): Promise<void>
}

interface Kept {
  readonly of: readonly unknown[]
  readonly database: FreshDatabase
  readonly shape: Shape
  readonly client: pg.Client
}

/** Tables with what they are made of, and indexes. An id is another once something was made anew. */
interface Shape {
  readonly tables: Readonly<Record<string, string>>
  readonly indexes: Readonly<Record<string, string>>
}

/** Each is some hundred files. */
const MOST = 3

/**
 * `freshDatabase` for tests that do not care how a database comes to its tables: to make and drop those of PostgreSQL
 * takes longer than most tests. `of`: the plugins; only a database of the very same ones is used again, and one whose
 * tables were changed is not. `pools`: where its connections are kept meanwhile.
 */
export function keepDatabases(pools?: Pick<KeptPools, 'end'>): (of: readonly unknown[]) => Promise<KeptDatabase> {
  const kept: Kept[] = []
  const drop = async (database: FreshDatabase, client?: pg.Client) => {
    await Promise.all([client?.end(), pools?.end(database.url)])
    await database.remove()
  }
  return async of => {
    if (!process.env.KITH_TEST_DATABASE) return { ...(await freshDatabase()), made: async () => {} }
    const at = kept.findIndex(one => one.of.length === of.length && one.of.every((plugin, i) => plugin === of[i]))
    const [found] = at < 0 ? [] : kept.splice(at, 1)
    const database = found?.database ?? (await freshDatabase())
    let { shape, client } = found ?? {}
    return {
      url: database.url,
      async made() {
        client ??= await connect(database.url)
        shape ??= await shapeOf(client)
      },
      async remove() {
        if (!client || !shape || !(await emptied(client, shape))) return await drop(database, client)
        kept.push({ of, database, shape, client })
        const oldest = kept.length > MOST ? kept.shift() : undefined
        if (oldest) await drop(oldest.database, oldest.client)
      },
    }
  }
}

/** Whether it could be emptied: what has come to it since is dropped, what was changed stays changed. */
async function emptied(client: pg.Client, { tables, indexes }: Shape): Promise<boolean> {
  const now = await shapeOf(client)
  const isSame = (was: Shape['tables'], is: Shape['tables']) =>
    Object.entries(was).every(([name, one]) => is[name] === one)
  if (!isSame(tables, now.tables) || !isSame(indexes, now.indexes)) return false
  const more = (was: Shape['tables'], is: Shape['tables']) => Object.keys(is).filter(name => !(name in was))
  await client.query(
    [
      ...more(tables, now.tables).map(name => `drop table "${name}"`),
      ...more(indexes, now.indexes).map(name => `drop index if exists "${name}"`),
      emptySql,
    ].join(';\n'),
  )
  return true
}

/** It keeps no process alive. */
async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  ;(client as unknown as { unref(): void }).unref()
  return client
}

async function shapeOf(client: pg.Client): Promise<Shape> {
  const { rows } = await client.query(shapeSql)
  return { tables: rows[0]?.tables ?? {}, indexes: rows[0]?.indexes ?? {} }
}

const shapeSql = `
  select
    json_object_agg(c.relname, c.oid || ' ' || (
      select string_agg(a.attname || ' ' || a.atttypid || ' ' || a.attnotnull, ', ' order by a.attnum)
      from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
    )) filter (where c.relkind = 'r') as tables,
    json_object_agg(c.relname, c.oid::text) filter (where c.relkind = 'i') as indexes
  from pg_class c where c.relnamespace = current_schema()::regnamespace`

/**
 * Of the ledger it stays that migrations have run: there is nothing that they would have to move. Sizes are asked for one
 * by one: as a condition it would be asked of the tables of other tests too, which are being dropped.
 */
const emptySql = `
  do $$ declare one record; begin
    for one in
      select oid, relname, relkind from pg_class
      where relnamespace = current_schema()::regnamespace and relkind in ('r', 'S')
    loop
      if one.relkind = 'S' then perform setval(one.oid::regclass, 1, false);
      elsif pg_relation_size(one.oid) = 0 then continue;
      elsif one.relname = 'kernel_ledger' then delete from kernel_ledger where kind <> 'migration';
      else execute format('delete from %I', one.relname);
      end if;
    end loop;
  end $$`
