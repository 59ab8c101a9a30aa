import {
  choice,
  defineContract,
  entity,
  event,
  filter,
  type Infer,
  integer,
  mutation,
  query,
  ref,
  text,
  user,
} from '@kith/sdk'
import { z } from 'zod'

export const note = entity('notes.note', {
  fields: {
    title: text({ required: true, max: 100, search: true }),
    body: text({ multiline: true }),
    status: choice(['draft', 'published'], { default: 'draft' }),
    stars: integer({ default: 0 }),
    owner: ref(user),
  },
})

export const tag = entity('notes.tag', { fields: { name: text({ required: true, unique: true, max: 40 }) } })

const Published = z.object({ id: z.uuid(), title: z.string() })

const contract = defineContract({
  name: 'notes',
  version: '0.1.0',
  main: note,
  entities: { tags: tag },
  permissions: { 'notes.publish': 'Publish a note', 'notes.measure': 'Count the words of a note' },
  operations: {
    publish: mutation({ needs: 'notes.publish', input: z.object({ id: z.uuid() }), output: Published }),
    words: query({
      needs: 'notes.measure',
      input: z.object({ id: z.uuid() }),
      output: z.object({ words: z.int() }),
    }),
    jot: mutation({
      needs: 'notes.publish',
      internal: true,
      input: z.object({ title: z.string() }),
      output: z.object({ id: z.uuid() }),
    }),
  },
  hooks: {
    publishing: filter('notes.publishing', Published),
    published: event('notes.published', { v: 1, payload: z.object({ id: z.uuid() }) }),
  },
})

export interface NotesContract extends Infer<typeof contract> {}
export const notesContract: NotesContract = contract
