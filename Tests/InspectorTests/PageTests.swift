// The page's file, without a browser: that it is one self-contained and well-formed document, that its data is small and
// says what the inspection says, and that no source text can leave its place. What the page does is looked at in a browser
// by Tests/Conformance/page_conformance.py.

import Foundation
import Testing

@testable import Inspector

/// The page of a text.
private func page(_ text: String) throws -> String {
  String(decoding: PageWriter.html(try inspection(text: text), tool: "fermata test"), as: UTF8.self)
}

/// What stands between two texts.
private func between(_ start: String, _ end: String, in text: String) throws -> String {
  let from = try #require(text.range(of: start), "no \(start)")
  let to = try #require(text.range(of: end, range: from.upperBound..<text.endIndex), "no \(end)")
  return String(text[from.upperBound..<to.lowerBound])
}

/// The data in a page, read as the page's script reads it.
private struct PageReader {
  let root: [String: Any]
  let texts: [String]
  let spans: [Int]
  let functions: [[String: Any]]

  init(_ page: String) throws {
    let json = try between("<script type=\"application/json\" id=\"data\">", "</script>", in: page)
    root = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    texts = try #require(root["texts"] as? [String])
    spans = try #require(root["spans"] as? [Int])
    functions = try #require(root["functions"] as? [[String: Any]])
  }

  /// Lines of each pass of a function: texts and source lines.
  func passes(_ function: Int) throws -> [[(text: String, line: Int)]] {
    var before: [(text: String, line: Int)] = []
    var all: [[(text: String, line: Int)]] = []
    for pass in try #require(functions[function]["passes"] as? [[String: Any]]) {
      let stream = try #require(pass["lines"] as? [Int])
      var lines: [(text: String, line: Int)] = []
      for i in stride(from: 0, to: stream.count, by: 2) {
        if stream[i] < 0 {
          lines += before[stream[i + 1]..<(stream[i + 1] - stream[i])]
        } else {
          lines.append((texts[stream[i]], spans[stream[i + 1] * 4]))
        }
      }
      all.append(lines)
      before = lines
    }
    return all
  }
}

@Suite struct PageTests {
  private static let threeAwaits = """
    import asyncio
    async def work(lock, urls):
        total = 0
        async with lock:
            for url in urls:
                total += await load(url)
                await asyncio.sleep(0)
        return total
    """

  @Test func pageIsOneFileThatAsksForNothing() throws {
    let text = try page(Self.threeAwaits)
    #expect(text.hasPrefix("<!doctype html>\n<html lang=\"en\">"))
    #expect(text.hasSuffix("</html>\n"))
    #expect(
      text.contains(
        "content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\""
      )
    )
    #expect(text.contains("<title>test.py · Fermata inspector</title>"))
    for fetching in ["src=\"", "@import", "url(http", "fetch(", "XMLHttpRequest", "import(", "innerHTML"] {
      #expect(!text.contains(fetching), "the page has \(fetching)")
    }
    // One style, the data, the script; nothing else opens or closes.
    #expect(text.components(separatedBy: "<script").count == 3)
    #expect(text.components(separatedBy: "</script").count == 3)
    #expect(text.components(separatedBy: "<style").count == 2)
    #expect(text.utf8.count <= 300_000)
  }

  @Test func passesAreTheInspectionsOwn() throws {
    let all = try inspection("crawl.py")
    let reader = try PageReader(String(decoding: PageWriter.html(all, tool: "fermata test"), as: UTF8.self))
    #expect(reader.functions.count == all.functions.count)
    for function in all.functions {
      let shown = reader.functions[function.index]
      #expect(shown["name"] as? String == function.uniqueName)
      let passes = try reader.passes(function.index)
      #expect(passes.count == function.passes.count)
      for (read, pass) in zip(passes, function.passes) {
        #expect(read.map(\.text) == pass.lines.map(\.body))
        #expect(read.map(\.line) == pass.lines.map { Int($0.span.line) })
      }
    }
  }

  @Test func statesHoldWhatTheInspectionSays() throws {
    let all = try inspection("crawl.py")
    let work = try #require(all.functions.first { $0.name == "work" })
    let reader = try PageReader(String(decoding: PageWriter.html(all, tool: "fermata test"), as: UTF8.self))
    let shown = reader.functions[work.index]
    #expect(shown["bytes"] as? Int == work.frame.bytes)
    let values = try #require(shown["values"] as? [[Any]])
    let states = try #require(shown["states"] as? [[String: Any]])
    #expect(states.count == work.states.count)
    for (read, state) in zip(states, work.states) {
      let held = try #require(read["held"] as? [[Int]])
      #expect(held.map { values[$0[0]][0] as? String } == state.held.map(\.name))
      #expect(held.map { values[$0[0]][3] as? Int } == state.held.map(\.register))
      #expect(held.map { Array($0.dropFirst(2)) } == state.held.map(\.neededAt))
      #expect(read["kind"] as? String == state.kind.rawValue)
    }
    let graph = try #require(shown["graph"] as? [String: Any])
    let nodes = try #require(graph["nodes"] as? [[Int]])
    #expect(Set(nodes.map { $0[0] }).isSuperset(of: work.states.map(\.number)))
    let size = try #require(graph["size"] as? [Int])
    for node in nodes {
      #expect(node[1] >= 0 && node[2] >= 0 && node[1] + node[3] <= size[0] && node[2] + node[4] <= size[1])
    }
  }

  @Test func plainFunctionsHaveNoMachine() throws {
    let reader = try PageReader(try page("def f(a):\n    return a + 1\n"))
    #expect(reader.functions.count == 2)
    for function in reader.functions {
      #expect(function["graph"] == nil)
      #expect(function["bytes"] as? Int == 0)
    }
  }

  @Test func emptyAndIRSourcesMakePages() throws {
    let empty = try PageReader(try page(""))
    #expect(empty.functions.count == 1)
    let compiled = try inspection(text: "def f(): pass\n")
    var bare = compiled
    bare.source = nil
    bare.tokens = []
    bare.tree = []
    bare.scopes = []
    let reader = try PageReader(String(decoding: PageWriter.html(bare, tool: "fermata test"), as: UTF8.self))
    #expect(reader.root["source"] as? String == "")
    #expect(try reader.passes(1).last?.isEmpty == false)
  }

  @Test func sourceTextCannotLeaveItsPlace() throws {
    let text = """
      # </script><script>bad()</script><img src=x onerror=bad()><!-- <script>
      async def f(a="</SCRIPT ><script>bad()</script>"):
          await f("<!--<script>\\u2028<style>", b=f"{a}</style>")
      """
    let html = try page(text)
    let data = try between("<script type=\"application/json\" id=\"data\">", "</script>", in: html)
    #expect(!data.contains("<"))
    #expect(html.components(separatedBy: "<script").count == 3)
    #expect(!html.contains("<img") && !html.contains("<!--"))
    #expect(try PageReader(html).root["source"] as? String == text)
    let named = try Inspection.make(
      source: .init(name: "dir/<b>&\"x\".py", bytes: Array("pass\n".utf8))
    )
    let head = String(decoding: PageWriter.html(named, tool: "t"), as: UTF8.self)
    #expect(head.contains("<title>&lt;b&gt;&amp;&quot;x&quot;.py · Fermata inspector</title>"))
  }

  @Test func recordingStandsBesideTheData() throws {
    let recording = #"{"schema":"fermata-recording/1","steps":[[0,-1,0,"fail",0,"'</script><b>'"]]}"#
    let inspection = try inspection(text: "def f(): yield\n")
    let html = String(decoding: PageWriter.html(inspection, tool: "t", recording: Array(recording.utf8)), as: UTF8.self)
    let run = try between("<script type=\"application/json\" id=\"run\">", "</script>", in: html)
    #expect(!run.contains("<"))
    let read = try JSONSerialization.jsonObject(with: Data(run.utf8)) as? NSDictionary
    #expect(read == (try JSONSerialization.jsonObject(with: Data(recording.utf8)) as? NSDictionary))
    #expect(html.components(separatedBy: "</script").count == 4)
  }

  /// The stretches of the source that the page colours, with their kinds.
  private func coloured(_ source: String) throws -> [String] {
    let reader = try PageReader(try page(source))
    let tokens = try #require(reader.root["tokens"] as? [Int])
    let units = Array(source.utf16)
    var at = 0
    var found: [String] = []
    for i in stride(from: 0, to: tokens.count, by: 3) {
      let from = at + tokens[i]
      at = from + tokens[i + 1]
      found.append("\(tokens[i + 2]) \(String(decoding: units[from..<at], as: UTF16.self))")
    }
    return found
  }

  @Test func sourceIsColouredByTheLexer() throws {
    #expect(
      try coloured("async def f(): # é😀 note\n    return 'ü😀', 12 # end\n") == [
        "1 async", "1 def", "4 # é😀 note", "1 return", "2 'ü😀'", "3 12", "4 # end",
      ]
    )
    #expect(try coloured("x = '#no'\n# yes\n'''a\n# no\n'''\n") == ["2 '#no'", "4 # yes", "2 '''a\n# no\n'''"])
    #expect(
      try coloured("if x:  # one\n    # two\n    pass\n# three") == [
        "1 if", "4 # one", "4 # two", "1 pass", "4 # three",
      ]
    )
  }
}
