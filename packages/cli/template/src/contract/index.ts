export { type SamplePluginContract, samplePluginContract } from './contract.ts'
export { sampleRecord } from './sample-record.ts'
