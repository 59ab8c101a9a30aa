import type { AnyEntity, Create, RecordBase, Row, Update, Where } from './entity.ts'
import type { Event } from './hooks.ts'
import type { Count, Cuts, Group, ListInput, Measure, Page, Reached } from './records.ts'
import type { SearchInput, SearchPage } from './search.ts'

/** Reading, under somebody's rights. Inside a change it sees committed rows only. */
export interface Data {
  /** Inside a change: the commit expects that the record is still at this version, else the change is prepared again. */
  get<E extends AnyEntity>(entity: E, id: string): Promise<Row<E> | undefined>
  /** The same of an entity by its name, for who keeps an `anyRef`. Throws `KITH_ENTITY` where no plugin has it. */
  get(entity: string, id: string): Promise<AnyRow | undefined>
  first<E extends AnyEntity>(
    entity: E,
    input: Pick<ListInput<E>, 'where' | 'sort' | 'with'>,
  ): Promise<Row<E> | undefined>
  list<E extends AnyEntity>(entity: E, input?: ListInput<E>): Promise<Page<E>>
  count<E extends AnyEntity>(entity: E, where?: Where<E['fields']>): Promise<Count>
  /**
   * How many there are with each combination of values of these fields, most first. Counted whole by the database, in one
   * statement. Fields that every record has (`createdAt`) can be told apart by cuts.
   */
  groups<E extends AnyEntity>(
    entity: E,
    input: {
      /** None: all of them as one group. */
      readonly by: readonly (GroupField<E> | Cuts<GroupField<E> | 'createdAt' | 'updatedAt'>)[]
      /** Numbers and amounts of money to add up. */
      readonly sum?: readonly GroupField<E>[]
      readonly where?: Where<E['fields']>
      /** Numbers of each group under names of their own, each with a condition of its own. */
      readonly measures?: Readonly<Record<string, Measure<Where<E['fields']>, GroupField<E>>>>
      /** Most groups, the greatest ones: 1 to 5,000. Default 200. */
      readonly limit?: number
    },
  ): Promise<readonly Group[]>
  /** The chain of records at the other end of links: `('origin', lead)` answers what the lead came from, nearest first. */
  linked(kind: string, from: RecordRef): Promise<readonly LinkedRecord[]>
  /**
   * The records of an entity that chains of links reach, however long, for each record that they begin at: `back` to what it
   * came from, or `on` to all that came of it. One by one, or counted and added up by values. A chain goes on through what
   * may not be seen; what it reaches is answered only if it may. One recursive statement (ADR 0038).
   */
  reached<E extends AnyEntity>(
    kind: string,
    input: {
      readonly from: readonly RecordRef[]
      readonly way: 'back' | 'on'
      readonly entity: E
      /** Default `['id']`: each record for itself. None: all together. */
      readonly by?: readonly ('id' | (keyof E['fields'] & string))[]
      readonly sum?: readonly (keyof E['fields'] & string)[]
      readonly where?: Where<E['fields']>
    },
  ): Promise<readonly Reached[]>
  /** Records of any entity by what somebody types. */
  search(input: SearchInput): Promise<SearchPage>
}

type GroupField<E extends AnyEntity> = keyof E['fields'] & string

/** A record of an entity that is not known when the code is written. */
export type AnyRow = RecordBase & Readonly<Record<string, unknown>>

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
  /**
   * The address at which its reader wants no more of the kind: `{{unsubscribe}}` in the text, and what mail programs offer
   * beside the sender (RFC 8058). It must take a POST.
   */
  readonly unsubscribe?: string
  readonly record?: RecordRef
}

/** A file that is kept and belongs to no record yet. */
export interface KeptFile {
  readonly name: string
  /** The media type that its bytes were found to be of. */
  readonly type: string
  /** In bytes. */
  readonly size: number
  /** The SHA-256 by which its bytes are kept. Never taken from who calls: whoever names it has the file. */
  readonly hash: string
}

/** What is to be written: plain data, committed as one by the kernel after the handler returned. */
export interface Change {
  readonly id: string
  /**
   * Answers the new record's id. `createdAt`: when it came about, where that was before now, as of a record that comes from
   * elsewhere. Its history says when it was written here.
   */
  create<E extends AnyEntity>(
    entity: E,
    values: Create<E['fields'], E['name']>,
    options?: { readonly id?: string; readonly createdAt?: Date },
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
  /** Adds a kept file to a record that the plugin may update or creates in this change. Answers the attachment's id. */
  attach(file: KeptFile, record: RecordRef, options?: { readonly id?: string }): string
  emit<P>(event: Event<P>, payload: P, options?: { readonly record?: RecordRef }): void
  /** Runs a job of this plugin, once, not before `at`. */
  schedule(job: string, input: unknown, options?: { readonly at?: Date; readonly record?: RecordRef }): void
  mail(mail: MailRequest): void
}
