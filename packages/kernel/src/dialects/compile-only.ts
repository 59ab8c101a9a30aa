import { KithError } from '@kith/sdk'
import { DummyDriver } from 'kysely'

/** The driver of a query builder that only compiles. */
export class RefusingDriver extends DummyDriver {
  override async acquireConnection(): Promise<never> {
    throw new KithError(
      'KITH_DATABASE_COMPILE_ONLY',
      'This query builder only compiles. Pass its compile() to all(), commit() or define() of the dialect.',
    )
  }
}
