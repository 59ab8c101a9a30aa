import type { App } from '@kith/kernel'
import { entitiesOf } from '@kith/sdk'
import type { Endpoint } from './endpoint.ts'
import { everydayEndpoints } from './everyday.ts'
import { operationEndpoints } from './operation.ts'

/** Every address of the REST API, from the same contracts as the tRPC router. */
export function endpointsOf(app: App): readonly Endpoint[] {
  const paths = new Map(app.manifests.flatMap(m => m.entities.map(entity => [entity.name, entity.path])))
  return app.contracts.flatMap(contract => [
    ...operationEndpoints(contract),
    ...entitiesOf(contract).flatMap(entity => everydayEndpoints(entity, paths.get(entity.name) ?? entity.name)),
  ])
}
