import type { z } from 'zod'

/** A verb of a contract beside the everyday ones. Undeclared keys of what a handler answers are stripped. */
export interface Operation<
  Type extends 'query' | 'mutation' = 'query' | 'mutation',
  In = unknown,
  Out = unknown,
  Parsed = unknown,
> {
  readonly type: Type
  /** The permission that the caller needs. */
  readonly needs: string
  readonly input: z.ZodType<Parsed, In>
  readonly output: z.ZodType<Out>
  /** Only the plugin's own routes and other plugins may call it; it is not served over the network. */
  readonly internal: boolean
}

export interface OperationOptions<I extends z.ZodType, O extends z.ZodType> {
  readonly needs: string
  readonly input: I
  readonly output: O
  readonly internal?: boolean
}

export function query<I extends z.ZodType, O extends z.ZodType>(
  options: OperationOptions<I, O>,
): Operation<'query', z.input<I>, z.output<O>, z.output<I>> {
  return { type: 'query', internal: false, ...options } as Operation<'query', z.input<I>, z.output<O>, z.output<I>>
}

/** Changes something. It answers its output, or `Held`. */
export function mutation<I extends z.ZodType, O extends z.ZodType>(
  options: OperationOptions<I, O>,
): Operation<'mutation', z.input<I>, z.output<O>, z.output<I>> {
  return { type: 'mutation', internal: false, ...options } as Operation<
    'mutation',
    z.input<I>,
    z.output<O>,
    z.output<I>
  >
}

// biome-ignore lint/suspicious/noExplicitAny: the widest operation; its input is contravariant
export type AnyOperation = Operation<'query' | 'mutation', any, any, any>
