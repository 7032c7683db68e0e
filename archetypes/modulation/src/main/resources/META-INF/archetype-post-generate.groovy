// In batch mode Maven does not check names.
def name = request.properties.getProperty('name')
if (!(name ==~ /[a-z][a-z0-9]*/)) {
  throw new IllegalArgumentException("'name' must be lower case letters and digits, was " + name)
}
