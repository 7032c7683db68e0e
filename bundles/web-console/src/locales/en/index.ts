import agents from './agents'
import app from './app'
import audit from './audit'
import auth from './auth'
import challengeForm from './challengeForm'
import challengeImport from './challengeImport'
import challenges from './challenges'
import common from './common'
import dashboard from './dashboard'
import errors from './errors'
import event from './event'
import format from './format'
import listen from './listen'
import logs from './logs'
import recordings from './recordings'
import system from './system'
import timeline from './timeline'
import users from './users'

/** All English texts, one file for each area of the console. */
export default {
  agents,
  app,
  audit,
  auth,
  challengeForm,
  challengeImport,
  challenges,
  common,
  dashboard,
  errors,
  event,
  format,
  listen,
  logs,
  recordings,
  system,
  timeline,
  users,
}
