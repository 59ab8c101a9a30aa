export { type NotesContract, note, notesContract, tag } from './contract.ts'
export { notesPlugin } from './plugin.ts'
