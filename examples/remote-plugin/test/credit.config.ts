import crm from '@kith/example-crm'
import { defineConfig } from '@kith/sdk'
import config from '../kith.config.ts'

/** The example without the demo's year of records and without the module in Python. */
export default defineConfig({
  ...crm,
  presets: [],
  plugins: config.plugins.filter(({ contract }) => contract.name !== 'screening'),
})
