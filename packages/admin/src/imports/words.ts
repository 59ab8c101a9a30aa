import type { KithError } from '@kith/client'
import { fileSize } from '../attachments/size.ts'
import { problemWords } from '../edit/problems.ts'
import { exactly, moment } from '../texts/moments.ts'
import type { Texts } from '../texts/texts.ts'
import type { Batch, ImportFile, RowProblems, Run } from './reads.ts'

/** A gibibyte: what a server takes of a file at most (docs/import.md). */
export const mostBytes = 1_073_741_824

/** Why a file was not taken, and what to do. */
export function fileWords(texts: Texts, error: KithError): string {
  const { reason = '', row = 0, max = mostBytes } = error.details as { reason?: string; row?: number; max?: number }
  if (error.code === 'KITH_BODY_TOO_LARGE') return texts.say('imports.file.large', { size: fileSize(max, texts) })
  if (error.code === 'KITH_UNREACHABLE') return texts.say('imports.file.broke')
  if (error.code === 'KITH_UNAUTHORIZED') return texts.say('imports.file.session')
  const key = `imports.file.${reason}`
  if (error.code === 'KITH_IMPORT_FILE' && texts.knows(key)) return texts.say(key, { row: texts.number(row) })
  return error.code === 'KITH_IMPORT_FILE' ? texts.say('imports.file.other') : refusalWords(texts, error)
}

/** What the server refused of an import as a whole. */
export function refusalWords(texts: Texts, error: KithError): string {
  const { problems = [] } = error.details as { problems?: readonly { path: string; code: string; message: string }[] }
  if (error.code !== 'KITH_INVALID' || problems.length === 0) return texts.error(error)
  return problems.map(one => codeWords(texts, one.code, one.message)).join(' ')
}

type Problem = RowProblems['problems'][number]

/** What is wrong with a cell or a row. `kind` is the field's. */
export function reasonWords(texts: Texts, { code, message }: Pick<Problem, 'code' | 'message'>, kind = ''): string {
  return codeWords(texts, code, message, kind)
}

function codeWords(texts: Texts, code: string, message: string, kind = ''): string {
  const own = [`${code}.${kind}`, code === 'format' ? kind : code]
    .map(key => `imports.problem.${key}`)
    .find(texts.knows)
  if (own !== undefined) return texts.say(own)
  const error = `error.${code}`
  return texts.refusal(code) ?? (texts.knows(error) ? texts.say(error) : problemWords(texts, code, message, kind))
}

/** The kinds of records of some files: 'Contacts, Leads'. */
export function kindsOf(texts: Texts, entities: readonly string[]): string {
  return texts.all([...new Set(entities)].map(name => texts.plural(name)))
}

const encodingNames: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16 BE',
  gb18030: 'GB18030',
  'windows-1252': 'Windows-1252',
  big5: 'Big5',
  shift_jis: 'Shift JIS',
  'euc-kr': 'EUC-KR',
}

export function encodingName(encoding: string): string {
  return encodingNames[encoding] ?? encoding
}

/** '1,234 rows, 5 columns'. */
export function sizeWords(texts: Texts, { rows, columns }: ImportFile): string {
  return texts.say('imports.size', { rows: texts.number(rows), columns: texts.number(columns.length) })
}

/** Where an import stands, as a dot and a word. */
export function stateOf(
  texts: Texts,
  run: Run,
  batch: Batch | undefined,
  undo: Batch | undefined,
): readonly [string, string] {
  if (undo?.status === 'done') return ['', texts.say('imports.state.undone')]
  if (undo && undo.status !== 'cancelled') return [dots[undo.status], texts.say('imports.state.undoing')]
  const status = batch?.status ?? 'done'
  if (run.dryRun && status === 'done') return ['blue', texts.say('imports.state.dry')]
  return [dots[status], texts.say(`imports.state.${status}`)]
}

const dots: Readonly<Record<Batch['status'], string>> = {
  waiting: 'blue',
  running: 'amber',
  paused: '',
  done: 'green',
  failed: 'red',
  cancelled: '',
}

/** A moment in the past, and its exact instant. */
export function whenWords(texts: Texts, at: string): { readonly short: string; readonly exact: string } {
  const words = { now: texts.say('value.now'), yesterday: texts.say('value.yesterday') }
  const date = new Date(at)
  return { short: moment(date, new Date(), texts.locale, words), exact: exactly(date, texts.locale) }
}

/** Why undoing kept a record. */
export function codeOfKept(texts: Texts, why: string): string {
  if (why === 'changed' || why === 'gone') return texts.say(`imports.kept.${why}`)
  return codeWords(texts, why, why)
}
