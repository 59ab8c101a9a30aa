import type { RecordRef } from '@kith/sdk'
import type { Model, RecordValues } from '../model/model.ts'
import type { CompiledStep } from './compile.ts'
import type { RecordWrite } from './writes.ts'

/** Keeps the rows by which a record stands on the timelines of others. */
export function timelineSteps(write: RecordWrite, at: string): CompiledStep[] {
  const { model, id, verb } = write
  const before = verb === 'create' || verb === 'restore' ? [] : placesOf(model, write.before ?? {}, at)
  const after = verb === 'delete' ? [] : placesOf(model, { ...write.before, ...write.set }, write.createdAt ?? at)
  const [had, has] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))]
  return [
    ...before
      .filter(place => !has.has(keyOf(place)))
      .map(place =>
        step('delete from kernel_timeline where record = ? and at = ? and id = ?', [place.record, place.at, id]),
      ),
    ...after
      .filter(place => !had.has(keyOf(place)))
      .map(place => step(insertTimeline, [place.record, place.at, id, model.name])),
  ]
}

export const insertTimeline =
  'insert into kernel_timeline (record, at, id, entity) values (?, ?, ?, ?) on conflict do nothing'

/** On whose timeline a record stands, and where. `now` is when one that is being created will have been. */
export function placesOf(model: Model, values: RecordValues, now: string): { record: string; at: string }[] {
  const { timeline } = model.entity
  if (!timeline) return []
  const at = String((timeline.at && values[timeline.at]) || values.createdAt || now)
  return timeline.on.flatMap(field => idsIn(values[field]).map(record => ({ record, at })))
}

function idsIn(value: unknown): readonly string[] {
  if (value === null || value === undefined) return []
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value : [(value as RecordRef).id]
}

function keyOf(place: { readonly record: string; readonly at: string }): string {
  return `${place.record} ${place.at}`
}

function step(sql: string, parameters: string[]): CompiledStep {
  return { label: 'other', step: { sql, parameters } }
}
