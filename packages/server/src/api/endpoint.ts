import type { AnyField } from '@kith/sdk'
/** Where a value of an operation's input stands in a request. */
export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly description: string
  /** JSON Schema. */
  readonly schema: Readonly<Record<string, unknown>>
  /** 'text' as it stands, 'value' a number or boolean, 'list' separated by commas, 'json' any JSON. */
  readonly encoding: 'text' | 'value' | 'list' | 'json'
}

/** The parts of a request that an operation's input is made of. */
export interface Asked {
  readonly parameters: Readonly<Record<string, unknown>>
  /** `undefined` where there is none. */
  readonly body: unknown
}

/** One operation as an address of the REST API. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Below `/api`, with `{names}` as OpenAPI writes them. */
  readonly path: string
  /** As `app.call` knows it: 'leads.list'. It is the operationId, too. */
  readonly operation: string
  readonly tag: string
  readonly summary: string
  readonly parameters: readonly Parameter[]
  /** What stands in the body; `undefined`: nothing may. */
  readonly body: Schemas | undefined
  readonly answer: Schemas
  readonly status: 200 | 201
  /** Whether a person may be asked first: the answer is 202 with what is waited for. */
  readonly mayHold: boolean
  input(asked: Asked): unknown
}

/** A JSON Schema that is made when the document is: names of components it uses are taken from `components`. */
export type Schemas = (components: Components) => JsonSchema

export type JsonSchema = Readonly<Record<string, unknown>>

/** The document's shared schemas, by name. */
export interface Components {
  /** A reference to the component; `make` is asked once for what it is. */
  ref(name: string, make: () => JsonSchema): JsonSchema
  /** The fields that others added to an entity, by the names that conditions use. */
  added(entity: string): readonly (readonly [string, AnyField])[]
}
