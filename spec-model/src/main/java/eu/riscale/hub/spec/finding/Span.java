package eu.riscale.hub.spec.finding;

/// A stretch of a text file. Lines and columns count from 1; the end column is exclusive.
public record Span(int line, int column, int endLine, int endColumn) {}
