/// The values at the moment of reading.
struct TemplateValues: Sendable {
  let parameters: [String: ParameterValue]
  let window: Window
}
