/// The values that are filled into templates when a source is read.
struct TemplateValues: Sendable {
  let parameters: [String: ParameterValue]
  let window: Window
}
