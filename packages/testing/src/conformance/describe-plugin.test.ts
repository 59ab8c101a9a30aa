import { action, card, collect, event, filter, page, panel, present, query, tap } from '@kith/sdk'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { notesContract, notesPlugin } from '../notes/index.ts'
import { describePlugin } from './describe-plugin.ts'
import { hookProblems } from './hooks.ts'
import { operationProblems } from './operations.ts'
import { screenProblems } from './screens.ts'
import { textProblems } from './texts.ts'

describePlugin(notesPlugin())

test('a text that is missing in one language is named', () => {
  const plugin = notesPlugin()
  const { 'notes.note.title': _, ...zh } = plugin.parts.locales['zh-CN'] ?? {}
  const locales = { ...plugin.parts.locales, 'zh-CN': zh }
  expect(textProblems({ ...plugin, parts: { ...plugin.parts, locales } })).toEqual([
    'notes.note.title: no text in zh-CN',
  ])
})

test('a mail whose languages name different values is named', () => {
  const plugin = notesPlugin()
  const mails = {
    sent: { en: { subject: 'Hi {{name}}', text: 'x' }, 'zh-CN': { subject: '您好', text: '{{ title }}' } },
  }
  expect(textProblems({ ...plugin, parts: { ...plugin.parts, mails } })).toEqual([
    'mail sent: its texts name different values: {{name}} / {{title}}',
  ])
})

test('hooks are named for their kind, taps tap what is declared', () => {
  const stray = tap<typeof notesContract>()(event('other.happened', { v: 1 }), { id: 'stray', run: () => {} })
  const contract = {
    ...notesContract,
    hooks: {
      one: filter('notes.published', z.string()),
      two: event('notes.publishing', { v: 1 }),
      three: collect('notes.duplicate', { input: z.string(), item: z.string() }),
    },
  }
  const plugin = notesPlugin({ taps: [stray] })
  expect(hookProblems({ ...plugin, contract }, [contract])).toEqual([
    'notes.published is no name for a filter',
    'notes.publishing is no name for a event',
    'notes.duplicate is no name for a collect',
    'stray taps other.happened, which nobody declares',
    'stray does not begin with "notes."',
  ])
})

test('an operation without a declared permission, and one that JSON Schema cannot say, are named', () => {
  const contract = {
    ...notesContract,
    permissions: {},
    operations: { when: query({ needs: 'notes.when', input: z.date(), output: z.string() }) },
  }
  expect(operationProblems(contract)).toEqual([
    'notes.when: permission notes.when is not declared',
    'notes.when: JSON Schema cannot say its input',
  ])
})

test('what is shown and is not there, and what it has no text for, are named', () => {
  const plugin = notesPlugin()
  const element = { element: 'kith-notes-all', module: '@kith/notes/ui' }
  const ui = [
    present(notesContract.main, { group: 'desk', columns: ['title', 'createdAt', 'colour'], board: 'stage' }),
    action({ entity: notesContract.main, id: 'shout', on: ['row'], field: 'voice', run: { operation: 'notes.shout' } }),
    panel({ entity: notesContract.main, slot: 'side', when: { mood: 'good', title: 'x' }, ...element }),
    action({ entity: notesContract.main, id: 'again', on: ['record'], run: { operation: 'notes.restore' } }),
    page({ path: 'all', needs: 'notes.never', ...element }),
    card({ id: 'newest', needs: 'other.read', ...element }),
  ]
  const showing = { ...plugin, parts: { ...plugin.parts, ui } }
  expect(screenProblems(showing)).toEqual([
    'present notes.note: notes.note has no field colour',
    'present notes.note: notes.note has no field stage',
    'action shout: notes.note has no field voice',
    'action shout: there is no operation notes.shout',
    'panel kith-notes-all: notes.note has no field mood',
    'page all: permission notes.never is not declared',
  ])
  expect(textProblems(showing)).toEqual(
    ['nav.desk', 'notes.action.shout', 'notes.action.again', 'notes.page.all', 'notes.card.newest'].flatMap(key => [
      `${key}: no text in en`,
      `${key}: no text in zh-CN`,
    ]),
  )
})
