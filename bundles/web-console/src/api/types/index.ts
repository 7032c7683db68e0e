/**
 * What travels, named as in the server's own OpenAPI document; an end-to-end test compares them.
 * What the document cannot tell, which fields may be missing, is said here.
 */
export type * from './agents'
export type * from './air'
export type * from './auth'
export type * from './challenges'
export type * from './event'
export type * from './timeline'
export type * from './import'
export type * from './logs'
export type * from './system'
export type * from './users'
