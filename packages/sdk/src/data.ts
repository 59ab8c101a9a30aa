import type { AnyEntity, Create, Row, Update, Where } from './entity.ts'
import type { Event } from './hooks.ts'
import type { Count, ListInput, Page } from './records.ts'
import type { SearchInput, SearchPage } from './search.ts'

/** Reading, under somebody's rights. Inside a change it sees committed rows only. */
export interface Data {
  /** Inside a change: the commit expects that the record is still at this version, else the change is prepared again. */
  get<E extends AnyEntity>(entity: E, id: string): Promise<Row<E> | undefined>
  first<E extends AnyEntity>(entity: E, input: Omit<ListInput<E>, 'limit' | 'after'>): Promise<Row<E> | undefined>
  list<E extends AnyEntity>(entity: E, input?: ListInput<E>): Promise<Page<E>>
  count<E extends AnyEntity>(entity: E, where?: Where<E['fields']>): Promise<Count>
  /** The chain of records at the other end of links: `('origin', lead)` answers what the lead came from, nearest first. */
  linked(kind: string, from: RecordRef): Promise<readonly LinkedRecord[]>
  /** Records of any entity by what somebody types. */
  search(input: SearchInput): Promise<SearchPage>
}

/** A record of any entity. */
export interface RecordRef {
  readonly entity: string
  readonly id: string
}

/** A record in a chain of links. Without a label it may not be seen: the chain goes on through it. */
export interface LinkedRecord extends RecordRef {
  readonly label?: string
}

/** A mail as a change queues it. */
export interface MailRequest {
  /** A template of the plugin: `assigned`. */
  readonly template: string
  readonly to: string
  /** Default: the organisation's. */
  readonly locale?: string
  /** What the template's `{{names}}` stand for. */
  readonly values: Readonly<Record<string, string | number | null | undefined>>
  /** Likewise, but kept only until the mail is sent: a link that lets somebody in. */
  readonly secrets?: Readonly<Record<string, string>>
  readonly record?: RecordRef
}

/** What is to be written: plain data, committed as one by the kernel after the handler returned. */
export interface Change {
  readonly id: string
  /** Answers the new record's id. */
  create<E extends AnyEntity>(
    entity: E,
    values: Create<E['fields'], E['name']>,
    options?: { readonly id?: string },
  ): string
  /** `version` given: it must still be that one, or the fields that changed since must be others. */
  update<E extends AnyEntity>(
    entity: E,
    id: string,
    values: Update<E['fields'], E['name']>,
    options?: { readonly version?: number },
  ): void
  delete(entity: AnyEntity, id: string, options?: { readonly version?: number }): void
  restore(entity: AnyEntity, id: string): void
  /** Adds to a number without reading it first; no version, no audit. */
  increment<E extends AnyEntity>(entity: E, id: string, by: { readonly [K in keyof E['fields']]?: number }): void
  /** From the younger record to what it came from or belongs to: `link(account, 'origin', lead)`. */
  link(from: RecordRef, kind: string, to: RecordRef): void
  /** The record must still be at this version when the change is committed, else it is prepared again. */
  expect(entity: AnyEntity, id: string, version: number): void
  /** No such record may exist when the change is committed, else it is prepared again. */
  expectNone<E extends AnyEntity>(entity: E, where: Where<E['fields']>): void
  emit<P>(event: Event<P>, payload: P, options?: { readonly record?: RecordRef }): void
  /** Runs a job of this plugin, once, not before `at`. */
  schedule(job: string, input: unknown, options?: { readonly at?: Date; readonly record?: RecordRef }): void
  mail(mail: MailRequest): void
}
