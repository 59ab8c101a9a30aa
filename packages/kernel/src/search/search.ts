import type { Actor, SearchHit, SearchInput, SearchPage } from '@kith/sdk'
import { modelOf } from '../data/data-for.ts'
import { readMany } from '../data/read-records.ts'
import type { Row as SqlRow } from '../dialects/dialect.ts'
import type { Kernel } from '../kernel.ts'
import type { Model } from '../model/model.ts'
import { decodePlace, encodePlace, type Place, type Stage } from './cursor.ts'
import { hitOf } from './hit.ts'
import { type Match, simplified } from './match.ts'
import { type Query, queryOf } from './query.ts'
import { type Sight, sightOf } from './who.ts'

/** Fewer hits than this, and words with a wrong letter are looked for too. */
const few = 5
/** Rows of the index that are read at a time where reading told that some are not the actor's to see, and how often. */
const guessed = 200
const guesses = 6

/**
 * What `actor` may see of what was typed: exact hits first, then the newest. Rights are decided twice, by the terms of
 * the index and by reading each hit as the actor, which also says whether it was found by a field that he may read.
 * Throws `KITH_CURSOR`, and `KITH_ENTITY` for an entity that is not there.
 */
export async function search(kernel: Kernel, actor: Actor, input: SearchInput): Promise<SearchPage> {
  const { text, limit = 20, entities } = input
  const asked = JSON.stringify([text, entities ?? null])
  const place: Place = input.after === undefined ? { stage: 'exact' } : decodePlace(input.after, asked)
  const query = queryOf(text)
  const models = searchable(kernel, entities)
  if (!query || models.length === 0) return { hits: [] }
  const sight = await sightOf(kernel, actor, models)
  if (!simplified(sight.match)) return { hits: [] }
  const walk: Walk = { kernel, actor, query, sight }
  const ahead = input.after === undefined ? await firstRows(walk, limit) : {}
  const hits: SearchHit[] = []
  for (const stage of stagesFrom(place, query)) {
    if (stage === 'near' && place.stage !== 'near' && hits.length >= few) break
    const before = stage === place.stage ? place.before : undefined
    const part = await readStage(walk, stage, { limit: limit - hits.length, before, rows: ahead[stage] })
    hits.push(...part.hits)
    if (part.last !== undefined) return { hits, next: encodePlace({ stage, before: part.last }, asked) }
    if (hits.length >= limit) {
      const rest = stage === 'exact' ? { next: encodePlace({ stage: 'words' }, asked) } : {}
      return { hits, ...rest }
    }
  }
  return { hits }
}

interface Walk {
  readonly kernel: Kernel
  readonly actor: Actor
  readonly query: Query
  readonly sight: Sight
}

function searchable(kernel: Kernel, entities: readonly string[] | undefined): readonly Model[] {
  const models = entities ? entities.map(name => modelOf(kernel, { name })) : [...kernel.models.values()]
  return models.filter(model => model.searched.length > 0)
}

// Behind the first page nothing is near: it was looked for only where the first page had few.
function stagesFrom(place: Place, query: Query): readonly Stage[] {
  const near: readonly Stage[] = query.misspelt ? ['near'] : []
  if (place.stage === 'near') return near
  return place.stage === 'exact' ? ['exact', 'words', ...(place.before === undefined ? near : [])] : ['words']
}

/** The two stages that a first page nearly always needs are asked at once. */
async function firstRows(walk: Walk, limit: number): Promise<Partial<Record<Stage, SqlRow[]>>> {
  const [exact, words] = await Promise.all([rowsOf(walk, 'exact', limit + 1), rowsOf(walk, 'words', limit + 1)])
  return { exact, words }
}

function rowsOf({ kernel, query, sight }: Walk, stage: Stage, limit: number, before?: number): Promise<SqlRow[]> {
  const match = { every: [wantedOf(query, stage), sight.match] }
  return kernel.dialect.all(kernel.dialect.search.find({ match, limit, before }))
}

interface Part {
  readonly limit: number
  readonly before: number | undefined
  /** Its first rows, where they were read already, for this limit or a larger one. */
  readonly rows: SqlRow[] | undefined
}

/** Up to `limit` hits of a stage; `last` where there may be more of them. */
async function readStage(walk: Walk, stage: Stage, part: Part): Promise<{ hits: SearchHit[]; last?: number }> {
  const { limit } = part
  const most = walk.sight.exact ? guesses * 4 : guesses
  const hits: SearchHit[] = []
  let before = part.before
  for (let round = 0; round < most; round++) {
    const take = round === 0 || walk.sight.exact ? limit + 1 : Math.max(guessed, limit + 1)
    const rows = (round === 0 && part.rows) || (await rowsOf(walk, stage, take, before))
    const found = rows.map(row => ({ seq: Number(row.seq), entity: String(row.entity), id: String(row.record) }))
    for (const { seq, hit } of await readHits(walk, stage, found)) {
      if (hits.length === limit) return { hits, last: before as number }
      before = seq
      if (hit) hits.push(hit)
    }
    if (rows.length < take) return { hits }
  }
  return { hits, ...(before === undefined ? {} : { last: before }) }
}

function wantedOf(query: Query, stage: Stage): Match {
  if (stage === 'exact') return query.exact
  return stage === 'words' ? query.words : (query.misspelt ?? query.words)
}

interface Found {
  readonly seq: number
  readonly entity: string
  readonly id: string
}

/** Each row of the index as a hit, or none where the actor may not see it, or it belongs to an earlier stage. */
async function readHits(
  { kernel, actor, query }: Walk,
  stage: Stage,
  found: readonly Found[],
): Promise<{ readonly seq: number; readonly hit: SearchHit | undefined }[]> {
  const records = new Map<string, SearchHit | undefined>()
  await Promise.all(
    [...Map.groupBy(found, row => row.entity)].map(async ([entity, rows]) => {
      const model = kernel.models.get(entity)
      if (!model) return
      for (const record of await readMany(kernel, { model, actor, ids: rows.map(row => row.id) })) {
        records.set(`${entity}/${record.id}`, hitOf(model, record, query, stage))
      }
    }),
  )
  return found.map(({ seq, entity, id }) => ({ seq, hit: records.get(`${entity}/${id}`) }))
}
