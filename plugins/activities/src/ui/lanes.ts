import type { Brief } from './types.ts'

/** Where an activity stands in the column of its day: quarters of an hour, and which of several beside each other. */
export interface Placed {
  readonly row: Brief
  readonly from: number
  readonly to: number
  readonly lane: number
  readonly lanes: number
}

const quarter = 15

/** Those of a day that overlap stand beside each other. */
export function lanesOf(rows: readonly Brief[]): readonly Placed[] {
  const spans = rows
    .flatMap(row => (row.start === null || row.allDay ? [] : [spanOf(row, row.start)]))
    .sort((a, b) => a.from - b.from || b.to - a.to)
  const placed: Placed[] = []
  let group: { row: Brief; from: number; to: number; lane: number }[] = []
  let end = 0
  const close = () => {
    const lanes = 1 + Math.max(0, ...group.map(one => one.lane))
    placed.push(...group.map(one => ({ ...one, lanes })))
    group = []
  }
  for (const span of spans) {
    if (span.from >= end && group.length > 0) close()
    const taken = new Set(group.filter(one => one.to > span.from).map(one => one.lane))
    let lane = 0
    while (taken.has(lane)) lane++
    group.push({ ...span, lane })
    end = Math.max(end, span.to)
  }
  if (group.length > 0) close()
  return placed
}

function spanOf(row: Brief, start: string) {
  const begins = new Date(start)
  const from = Math.floor((begins.getHours() * 60 + begins.getMinutes()) / quarter)
  const long = row.end ? Math.ceil((Date.parse(row.end) - Date.parse(start)) / 60_000 / quarter) : 2
  return { row, from, to: Math.min(96, from + Math.max(2, long)) }
}
