import { z } from 'zod'
import { mutation, query } from '../operations.ts'
import { importColumn, importedFile, importMapping } from './import.ts'

/** Files in, lists out: docs/import.md. */
export const transferOperations = {
  /** Which column of an uploaded file goes where: as a template says, given or known by its headings; else as it looks. */
  proposeImport: query({
    needs: 'kernel.import',
    input: z.strictObject({ file: z.uuid(), entity: z.string().max(200), template: z.uuid().optional() }),
    output: z.object({
      mapping: importMapping.extend({ columns: z.array(importColumn) }),
      /** The template that was followed. */
      template: z.object({ id: z.string(), name: z.string() }).nullable(),
      unmapped: z.array(z.string()),
    }),
  }),
  /** Begins an import, or with `dryRun` finds what one would meet and writes nothing. */
  startImport: mutation({
    needs: 'kernel.import',
    input: z.strictObject({
      title: z.string().max(300).optional(),
      source: z.string().min(1).max(60).optional(),
      dryRun: z.boolean().optional(),
      files: z.array(importedFile).min(1).max(50),
    }),
    output: z.object({ id: z.string(), batch: z.string() }),
  }),
  /** What was wrong with rows of an import, in order; `next` is where the next page begins. */
  importProblems: query({
    needs: 'kernel.import',
    input: z.strictObject({ id: z.uuid(), after: z.tuple([z.int(), z.int()]).optional() }),
    output: z.object({
      problems: z.array(
        z.object({
          file: z.number(),
          row: z.number(),
          rejected: z.boolean(),
          problems: z.array(
            z.object({
              column: z.string().optional(),
              /** What stood there, while the upload is kept. */
              value: z.string().optional(),
              path: z.string(),
              code: z.string(),
              message: z.string(),
            }),
          ),
        }),
      ),
      next: z.tuple([z.number(), z.number()]).optional(),
    }),
  }),
  /** Takes an import back as a whole. What changed since is kept, unless `changedToo`. */
  undoImport: mutation({
    needs: 'kernel.import',
    input: z.strictObject({ id: z.uuid(), changedToo: z.boolean().optional() }),
    output: z.object({ batch: z.string() }),
  }),
  /** Begins to write a list to a file, as its caller sees it. */
  startExport: mutation({
    needs: 'kernel.export',
    input: z.strictObject({
      entity: z.string().max(200),
      where: z.record(z.string(), z.json()).optional(),
      sort: z.array(z.string().max(100)).max(5).optional(),
      /** Fields, in order. Default: all that he may see. */
      columns: z.array(z.string().max(200)).min(1).max(500).optional(),
      format: z.enum(['csv', 'xlsx']).optional(),
    }),
    output: z.object({ batch: z.string() }),
  }),
}
