package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_5.Evaluation;
import java.util.List;

/// The results of an evaluation have a row for each metric and a column for each factor.
public final class EvaluationTable implements PartsRule<Evaluation> {
  public static final Code LISTS =
      Code.error(
              "evaluation-lists-differ", "Short and long names of an evaluation differ in number.")
          .why("Each short name has one long name that explains it.")
          .section("model 0.5, config.bioimageio.evaluations")
          .example(
              "metrics: [iou, f1]\nmetrics_long: [intersection over union]",
              "metrics: [iou, f1]\nmetrics_long: [intersection over union, F1 score]");
  public static final Code SHAPE =
      Code.error(
              "evaluation-table-shape",
              "The results do not have a row per metric and a column per factor.")
          .why("The table cannot be shown.")
          .section("model 0.5, config.bioimageio.evaluations.results")
          .example(
              "metrics: [iou, f1]\nresults: [[0.9]]",
              "metrics: [iou, f1]\nresults: [[0.9], [0.8]]");

  @Override
  public List<Code> codes() {
    return List.of(LISTS, SHAPE);
  }

  @Override
  public void check(Evaluation evaluation, RdfPath at, Findings out) {
    int factors = evaluation.evaluationFactors().size();
    int metrics = evaluation.metrics().size();
    checkNames(factors, evaluation.evaluationFactorsLong().size(), at, "evaluation_factors", out);
    checkNames(metrics, evaluation.metricsLong().size(), at, "metrics", out);
    RdfPath results = at.field("results");
    boolean rowsKnown =
        !out.waitsForOutline(SHAPE, results) && !out.waitsForOutline(SHAPE, at.field("metrics"));
    if (rowsKnown && evaluation.results().size() != metrics) {
      out.add(
          SHAPE,
          results,
          "There are " + evaluation.results().size() + " rows for " + metrics + " metrics.");
    }
    for (int row = 0; row < evaluation.results().size(); row++) {
      if (out.waitsForOutline(SHAPE, results.index(row))
          || out.waitsForOutline(SHAPE, at.field("evaluation_factors"))) {
        continue;
      }
      int columns = evaluation.results().get(row).size();
      if (columns != factors) {
        out.add(
            SHAPE,
            results.index(row),
            "The row has " + columns + " values for " + factors + " factors.");
      }
    }
  }

  private static void checkNames(int names, int longNames, RdfPath at, String field, Findings out) {
    RdfPath place = at.field(field + "_long");
    if (out.waitsForOutline(LISTS, place) || out.waitsForOutline(LISTS, at.field(field))) {
      return;
    }
    if (names != longNames) {
      out.add(LISTS, place, "There are " + longNames + " long names for " + names + " short ones.");
    }
  }
}
