// `fermata inspect FILE --html`: an inspection as one page that needs nothing else. The page's style and script are in
// Page/ (embedded by the build); its data is what PageData.swift makes of the inspection. The script alone turns data into
// elements, and only ever into text: what a program contains cannot become markup. The page forbids itself the network.

/// Writes pages.
public enum PageWriter {
  /// The page of a compiled file.
  /// - Parameters:
  ///   - inspection: what is shown.
  ///   - tool: the name and version of the tool, for the page's head.
  ///   - recording: what `fermata run --record` wrote about a run of the file; empty for none.
  /// - Returns: the page, in UTF-8.
  public static func html(_ inspection: Inspection, tool: String, recording: [UInt8] = []) -> [UInt8] {
    let name = inspection.name.split(separator: "/").last.map(String.init) ?? inspection.name
    let data = PageData.make(inspection, file: name, tool: tool).compact(forScript: true)
    var page: [UInt8] = []
    page.reserveCapacity(data.utf8.count + PageText.style.utf8.count + PageText.script.utf8.count + 2000)
    func put(_ text: String) { page.append(contentsOf: text.utf8) }
    put(
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" \
      content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
      <meta name="generator" content="\(StateSVG.escape(tool))">
      <link rel="icon" href="data:,">
      <title>\(StateSVG.escape(name)) · Fermata inspector</title>
      <style>

      """
    )
    put(PageText.style)
    put(
      "</style>\n</head>\n<body>\n<noscript>The stages of \(StateSVG.escape(name)) are shown by JavaScript, which is off."
    )
    put("</noscript>\n<script type=\"application/json\" id=\"data\">")
    put(data)
    if !recording.isEmpty {
      put("</script>\n<script type=\"application/json\" id=\"run\">")
      // In JSON "<" stands in strings only, where it may be written as an escape.
      for byte in recording { if byte == UInt8(ascii: "<") { put("\\u003c") } else { page.append(byte) } }
    }
    put("</script>\n<script>\n(() => {\n'use strict';\n")
    put(PageText.script)
    put("})();\n</script>\n</body>\n</html>\n")
    return page
  }
}
