import { openForWriting } from './connection.ts'
import { createGroup } from './group.ts'
import { faultOf } from './map-error.ts'
import { serve } from './serve.ts'
import { createStatements } from './statements.ts'

/** The thread that owns the only write connection. What it cannot explain ends it: nobody is told of a commit then. */
serve(openForWriting, (connection, post) => {
  const run = createGroup(connection, createStatements(connection))
  return calls => {
    try {
      post(run(calls))
    } catch (error) {
      const fault = faultOf(error)
      if (!fault) throw error
      post(fault)
    }
  }
})
