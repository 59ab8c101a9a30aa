import { definePlugin, type Handler, KithError, notFound, type Plugin, type PluginOptions, policy } from '@kith/sdk'
import { type NotesContract, note, notesContract, tag } from './contract.ts'

const publish: Handler<NotesContract, 'publish'> = async (ctx, { id }) => {
  const found = await ctx.data.get(note, id)
  if (!found) throw notFound(note.name, id)
  if (found.status === 'published') throw new KithError('notes.published-already', 'It is out already.', { id })
  const draft = await ctx.filter(notesContract.hooks.publishing, { id, title: found.title })
  ctx.change.update(note, id, { status: 'published', title: draft.title })
  ctx.change.emit(notesContract.hooks.published, { id }, { record: { entity: note.name, id } })
  return draft
}

const words: Handler<NotesContract, 'words'> = async (ctx, { id }) => {
  const found = await ctx.data.get(note, id)
  if (!found) throw notFound(note.name, id)
  return { words: (found.body ?? '').split(/\s+/).filter(Boolean).length }
}

const jot: Handler<NotesContract, 'jot'> = (ctx, { title }) => ({ id: ctx.change.create(note, { title }) })

/** A small whole plugin for tests of the core. `parts` are added to its own. */
export function notesPlugin(
  parts: Pick<PluginOptions<NotesContract, never>, 'taps' | 'routes' | 'jobs'> = {},
): Plugin<NotesContract> {
  return definePlugin<NotesContract>({
    contract: notesContract,
    handlers: { publish, words, jot },
    policies: [
      policy(note, [
        {
          id: 'notes.own',
          roles: ['writer'],
          verbs: ['read', 'create', 'update', 'delete'],
          where: { owner: { $: 'actor.id' } },
        },
      ]),
      policy(tag, [{ id: 'notes.tags', roles: ['writer'], verbs: ['read'] }]),
    ],
    grants: { writer: ['notes.publish', 'notes.measure'] },
    locales: { en, 'zh-CN': zhCN },
    ...parts,
  })
}

const en = {
  notes: 'Notes',
  'notes.note': 'Note',
  'notes.note.plural': 'Notes',
  'notes.note.title': 'Title',
  'notes.note.body': 'Text',
  'notes.note.status': 'Status',
  'notes.note.status.draft': 'Draft',
  'notes.note.status.published': 'Published',
  'notes.note.stars': 'Stars',
  'notes.note.owner': 'Owner',
  'notes.tag': 'Tag',
  'notes.tag.plural': 'Tags',
  'notes.tag.name': 'Name',
  'permission.notes.publish': 'Publish a note',
  'permission.notes.measure': 'Count the words of a note',
}

const zhCN = {
  notes: '笔记',
  'notes.note': '笔记',
  'notes.note.plural': '笔记',
  'notes.note.title': '标题',
  'notes.note.body': '正文',
  'notes.note.status': '状态',
  'notes.note.status.draft': '草稿',
  'notes.note.status.published': '已发布',
  'notes.note.stars': '星标',
  'notes.note.owner': '负责人',
  'notes.tag': '标签',
  'notes.tag.plural': '标签',
  'notes.tag.name': '名称',
  'permission.notes.publish': '发布笔记',
  'permission.notes.measure': '统计笔记字数',
}
