package dev.goexit.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A plot with logarithmic axes, as SVG. */
final class Plot {
  private static final String[] COLOURS = {
    "#1b6ca8", "#d1495b", "#2e8b57", "#8e5ea2", "#e08e0b", "#555555", "#17a2a2", "#9c6644"
  };
  private static final int WIDTH = 820;
  private static final int HEIGHT = 440;
  private static final int LEFT = 80;
  private static final int RIGHT = 300;
  private static final int TOP = 50;
  private static final int BOTTOM = 60;
  private static final int LINE = 20;

  private final String title;
  private final String xTitle;
  private final String yTitle;
  private final Map<String, SortedMap<Double, Double>> lines = new LinkedHashMap<>();

  Plot(String title, String xTitle, String yTitle) {
    this.title = title;
    this.xTitle = xTitle;
    this.yTitle = yTitle;
  }

  void add(String line, double x, double y) {
    lines.computeIfAbsent(line, name -> new TreeMap<>()).put(x, y);
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  String svg() {
    Axis x = new Axis(lines.values().stream().flatMap(line -> line.keySet().stream()).toList());
    Axis y = new Axis(lines.values().stream().flatMap(line -> line.values().stream()).toList());
    StringBuilder svg = new StringBuilder();
    svg.append(
        format(
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif'"
                + " font-size='12'>\n<rect width='100%%' height='100%%' fill='white'/>\n",
            WIDTH, HEIGHT));
    text(svg, LEFT, TOP / 2, "start", title);
    text(svg, (LEFT + WIDTH - RIGHT) / 2, HEIGHT - LINE, "middle", xTitle);
    text(svg, LEFT, TOP - 8, "end", yTitle);
    x.decades().forEach(tick -> verticalLine(svg, x, tick));
    y.decades().forEach(tick -> horizontalLine(svg, y, tick));
    int number = 0;
    for (Map.Entry<String, SortedMap<Double, Double>> line : lines.entrySet()) {
      draw(svg, line.getKey(), line.getValue(), x, y, number++);
    }
    return svg.append("</svg>\n").toString();
  }

  private static void verticalLine(StringBuilder svg, Axis x, double tick) {
    double at = across(x, tick);
    rule(svg, at, TOP, at, HEIGHT - BOTTOM);
    text(svg, at, HEIGHT - BOTTOM + LINE, "middle", label(tick));
  }

  private static void horizontalLine(StringBuilder svg, Axis y, double tick) {
    double at = down(y, tick);
    rule(svg, LEFT, at, WIDTH - RIGHT, at);
    text(svg, LEFT - 6, at + 4, "end", label(tick));
  }

  private static void draw(
      StringBuilder svg, String name, SortedMap<Double, Double> line, Axis x, Axis y, int number) {
    String colour = COLOURS[number % COLOURS.length];
    String dashes = number < COLOURS.length ? "" : " stroke-dasharray='5 3'";
    StringBuilder points = new StringBuilder();
    line.forEach((px, py) -> points.append(format("%.1f,%.1f ", across(x, px), down(y, py))));
    svg.append(
        format(
            "<polyline points='%s' fill='none' stroke='%s' stroke-width='2'%s/>\n",
            points.toString().strip(), colour, dashes));
    line.forEach(
        (px, py) ->
            svg.append(
                format(
                    "<circle cx='%.1f' cy='%.1f' r='3' fill='%s'/>\n",
                    across(x, px), down(y, py), colour)));
    double legend = TOP + LINE * number;
    double left = WIDTH - RIGHT + LINE;
    svg.append(
        format(
            "<line x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f' stroke='%s' stroke-width='2'%s/>\n",
            left, legend, left + LINE, legend, colour, dashes));
    text(svg, left + LINE + 6, legend + 4, "start", name);
  }

  private static void rule(StringBuilder svg, double x1, double y1, double x2, double y2) {
    svg.append(
        format(
            "<line x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f' stroke='#dddddd'/>\n", x1, y1, x2, y2));
  }

  private static void text(StringBuilder svg, double x, double y, String anchor, String content) {
    svg.append(
        format(
            "<text x='%.1f' y='%.1f' text-anchor='%s'>%s</text>\n",
            x, y, anchor, content.replace("&", "&amp;").replace("<", "&lt;")));
  }

  private static double across(Axis x, double value) {
    return LEFT + x.share(value) * (WIDTH - LEFT - RIGHT);
  }

  private static double down(Axis y, double value) {
    return HEIGHT - BOTTOM - y.share(value) * (HEIGHT - TOP - BOTTOM);
  }

  private static String label(double tick) {
    return tick < 1 ? format("%s", tick) : format("%,.0f", tick);
  }

  private static String format(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
