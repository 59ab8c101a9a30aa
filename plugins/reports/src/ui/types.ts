/** What the server answers (src/contract/operations.ts). */
export interface ReportInfo {
  readonly id: string
  readonly drawn: 'funnel' | 'table'
  readonly by: string | null
  readonly dimensions: readonly Dimension[]
  readonly entities: readonly string[]
  readonly entered: readonly string[]
}

export interface Overview {
  readonly reports: readonly ReportInfo[]
  readonly pages: readonly string[]
}

export interface Dimension {
  readonly id: string
  readonly field: { readonly entity: string; readonly field: string } | null
}

export interface Cell {
  readonly value: number | null
  readonly missing: number
  readonly rate: number | null
  readonly where: Readonly<Record<string, unknown>> | null
}

export interface Column {
  readonly id: string
  readonly unit: 'count' | 'money' | 'days' | 'minutes' | 'points' | 'part'
  readonly entity: string | null
  readonly chart: boolean
}

export interface ReportRow {
  readonly key: string | null
  readonly name: string | null
  readonly cells: readonly Cell[]
}

export interface Answer {
  readonly currency: string
  readonly own: string
  readonly rates: readonly { readonly currency: string; readonly day: string; readonly rate: number }[]
  readonly dimension: Dimension | null
  readonly columns: readonly Column[]
  readonly rows: readonly ReportRow[]
  readonly total: readonly Cell[]
}
