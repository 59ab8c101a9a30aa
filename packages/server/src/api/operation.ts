import type { AnyContract, AnyOperation } from '@kith/sdk'
import { z } from 'zod'
import type { Endpoint, JsonSchema, Parameter } from './endpoint.ts'
import { zodSchema } from './schemas.ts'

/** The operations of a contract beside the everyday ones: a query is got, a mutation posted. */
export function operationEndpoints(contract: AnyContract): readonly Endpoint[] {
  return Object.entries(contract.operations)
    .filter(([, operation]) => !operation.internal)
    .map(([verb, operation]) => endpointOf(contract, verb, operation))
}

function endpointOf(contract: AnyContract, verb: string, operation: AnyOperation): Endpoint {
  const { name } = contract
  const common: Omit<Endpoint, 'method' | 'parameters' | 'body' | 'mayHold' | 'input'> = {
    path: `/${name}/${verb}`,
    operation: `${name}.${verb}`,
    tag: name,
    summary: contract.permissions[operation.needs] ?? `${name}.${verb}`,
    answer: c => zodSchema(c, `${name}.${verb}`, operation.output, 'output'),
    status: 200,
  }
  if (operation.type === 'query') {
    return {
      ...common,
      method: 'GET',
      parameters: parametersOf(operation),
      body: undefined,
      mayHold: false,
      input: ({ parameters }) => parameters,
    }
  }
  return {
    ...common,
    method: 'POST',
    parameters: [],
    body: c => zodSchema(c, `${name}.${verb}`, operation.input, 'input'),
    mayHold: true,
    input: ({ body }) => body,
  }
}

/** Each property of the input is a parameter: a text, number or boolean as it is, anything else as JSON. */
function parametersOf(operation: AnyOperation): Parameter[] {
  const { properties = {}, required = [] } = z.toJSONSchema(operation.input, {
    io: 'input',
    unrepresentable: 'any',
  }) as { properties?: Record<string, JsonSchema>; required?: readonly string[] }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    description: typeof schema.description === 'string' ? schema.description : `\`${name}\` of the question.`,
    // A schema that refers to itself cannot stand alone here.
    schema: JSON.stringify(schema).includes('"$ref"') ? {} : schema,
    encoding: encodingOf(schema),
  }))
}

function encodingOf({ type }: JsonSchema): Parameter['encoding'] {
  if (type === 'string') return 'text'
  return type === 'integer' || type === 'number' || type === 'boolean' ? 'value' : 'json'
}
