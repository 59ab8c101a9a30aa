// Writes definition.schema.json: what `GET /f/{id}.json` answers, as JSON Schema. A test fails until it says what the code says.
import { writeFile } from 'node:fs/promises'
import { definitionSchema } from './src/contract/schema.ts'

await writeFile(new URL('definition.schema.json', import.meta.url), `${JSON.stringify(definitionSchema(), null, 2)}\n`)
