import type { PoolClient, Submittable } from 'pg'
import type { Row, SqlValue } from '../dialect.ts'
import { type Decode, decoderOf } from './decode.ts'
import type { Prepared } from './prepared.ts'

/** One statement, as the server is sent it. */
export interface BatchStep {
  readonly text: string
  readonly values: readonly SqlValue[]
  readonly returns: boolean
  /** The last column is left out of the rows, and a row of nothing but it too. */
  readonly checked?: boolean
}

/** What the server said to a step; those before it are undone, those after it never ran. */
export class BatchError extends Error {
  readonly step: number
  override readonly cause: unknown

  constructor(step: number, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause))
    this.step = step
    this.cause = cause
  }
}

/**
 * Runs statements in one round trip and, as the server counts everything up to a Sync as one, in one transaction that
 * ends with it. Resolves to the rows of those that return some; rejects with a BatchError.
 */
export function runBatch(client: PoolClient, prepared: Prepared, steps: readonly BatchStep[]): Promise<Row[][]> {
  return new Promise((resolve, reject) => {
    const rows: Row[][] = []
    let at = 0
    let columns: Column[] = []
    let current: Row[] = []
    const next = () => {
      const step = steps[at++]
      if (step?.returns) rows.push(current)
      columns = []
      current = []
    }
    const batch: Submittable & Handlers = {
      submit(connection) {
        const wire = connection as unknown as Wire
        wire.stream.cork()
        try {
          for (const { text, values, returns } of steps) {
            const { name, known, forget } = prepared.use(text)
            if (forget !== undefined) wire.close({ type: 'S', name: forget })
            if (!known) wire.parse({ name, text })
            wire.bind({ statement: name, values, valueMapper: toWire })
            if (returns) wire.describe({ type: 'P', name: '' })
            wire.execute({})
          }
          wire.sync()
        } finally {
          wire.stream.uncork()
        }
      },
      handleRowDescription({ fields }) {
        columns = fields.map(field => ({ name: field.name, decode: decoderOf(field.dataTypeID) }))
      },
      handleDataRow({ fields }) {
        const step = steps[at]
        if (!step?.returns) return
        const width = step.checked ? columns.length - 1 : columns.length
        if (step.checked && fields.slice(0, width).every(field => field === null)) return
        const row: Row = {}
        for (let i = 0; i < width; i++) {
          const { name, decode } = columns[i] as Column
          const text = fields[i] as string | null
          row[name] = text === null ? null : decode ? decode(text) : text
        }
        current.push(row)
      },
      handleCommandComplete: next,
      handleEmptyQuery: next,
      handlePortalSuspended: next,
      handleCopyInResponse: connection => connection.sendCopyFail('COPY is not for here'),
      handleCopyData: () => undefined,
      handleError(error) {
        prepared.failed(steps, at, error)
        reject(new BatchError(at, error))
      },
      handleReadyForQuery() {
        prepared.succeeded()
        resolve(rows)
      },
    }
    client.query(batch)
  })
}

interface Column {
  readonly name: string
  readonly decode: Decode | undefined
}

/** The part of pg's connection that sends, as pg-cursor and pg-query-stream use it too. */
interface Wire {
  readonly stream: { cork(): void; uncork(): void }
  parse(options: { name: string; text: string }): void
  bind(options: { statement: string; values: readonly SqlValue[]; valueMapper(value: SqlValue): unknown }): void
  describe(options: { type: 'P'; name: string }): void
  execute(options: Record<string, never>): void
  close(options: { type: 'S'; name: string }): void
  sync(): void
}

interface Handlers {
  handleRowDescription(message: { fields: readonly { name: string; dataTypeID: number }[] }): void
  handleDataRow(message: { fields: readonly unknown[] }): void
  handleCommandComplete(): void
  handleEmptyQuery(): void
  handlePortalSuspended(): void
  handleCopyInResponse(connection: { sendCopyFail(message: string): void }): void
  handleCopyData(): void
  handleError(error: unknown): void
  handleReadyForQuery(): void
}

function toWire(value: SqlValue): unknown {
  if (value === null || typeof value === 'string') return value
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : String(value)
}
