package shikomi.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.campaign.Outcome;
import shikomi.message.Language;
import shikomi.recipe.SourceSpec;
import shikomi.source.NearestRows;
import shikomi.source.SourceRows;
import shikomi.source.SourceVerdict;
import shikomi.transfer.LeaveGroupsOut;
import shikomi.transfer.SourceJudgement;

/** Verdicts on sources as JSON: every key is always there, what is unknown is null. */
public final class SourceJson {
    private SourceJson() {}

    public static ArrayNode of(List<SourceVerdict> verdicts, Language language) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        verdicts.forEach(verdict -> write(verdict, list.addObject(), language));
        return list;
    }

    /** The same of a campaign's sources, with where every number of them comes from. */
    public static ArrayNode of(Campaign campaign, List<SourceVerdict> verdicts, Language language) {
        ArrayNode list = of(verdicts, language);
        for (int i = 0; i < verdicts.size(); i++) {
            SourceRows source = verdicts.get(i).source();
            ObjectNode node = (ObjectNode) list.get(i);
            node.put("file", source.spec().file()).put("group", source.spec().group());
            ObjectNode columns = node.putObject("columns");
            source.spec()
                    .columns()
                    .forEach((name, column) -> columns.putObject(name)
                            .put("column", column.name())
                            .put(
                                    "unit",
                                    column.unit() == null ? null : column.unit().label()));
            ArrayNode findings = node.putArray("findings");
            source.findings().forEach(finding -> findings.add(finding.in(language)));
            ArrayNode setAside = node.putArray("set_aside");
            source.setAside()
                    .forEach(row -> setAside.addObject()
                            .put("line", row.line())
                            .put("reason", row.reason().in(language)));
            nearest(campaign, source, node.putObject("nearest"));
        }
        return list;
    }

    /** The rows nearest to each experiment that waits, by its id. */
    private static void nearest(Campaign campaign, SourceRows source, ObjectNode node) {
        for (Experiment experiment : campaign.pending()) {
            ArrayNode rows = node.putArray(experiment.id());
            for (NearestRows near : NearestRows.to(experiment.point(), source, campaign.recipe())) {
                ObjectNode row = rows.addObject()
                        .put("line", near.row().line())
                        .put("group", near.row().group());
                row.set("point", AskJson.point(near.row().made()));
                ObjectNode measured = row.putObject("measured");
                near.row().outcomes().forEach((objective, outcome) -> {
                    if (outcome instanceof Outcome.Measured(double value, double ignored)) {
                        AskJson.number(measured, objective, value);
                    }
                });
                AskJson.number(row, "distance", near.distance());
            }
        }
    }

    private static void write(SourceVerdict verdict, ObjectNode node, Language language) {
        SourceSpec spec = verdict.source().spec();
        SourceJudgement judged = verdict.judgement();
        node.put("name", spec.name())
                .put("kind", spec.kind().name().toLowerCase(Locale.ROOT))
                .put("rows_used", verdict.source().rows().size())
                .put("rows_set_aside", verdict.source().setAside().size())
                .put("groups", verdict.source().groups())
                .put("verdict", verdict.verdict().code());
        AskJson.number(node, "weight", verdict.weight());
        AskJson.number(node, "chance_it_helps", judged == null ? null : judged.chance());
        ObjectNode rmse = node.putObject("rmse");
        AskJson.number(rmse, "mean", judged == null ? null : judged.mean());
        AskJson.number(rmse, "own", judged == null ? null : judged.own());
        AskJson.number(rmse, "source_only", judged == null ? null : judged.sourceOnly());
        AskJson.number(rmse, "augmented", judged == null ? null : judged.augmented());
        AskJson.number(node, "change_percent", judged == null ? null : 100 * judged.change());
        ArrayNode interval = node.putArray("change_interval_90");
        add(interval, judged == null ? null : 100 * judged.low());
        add(interval, judged == null ? null : 100 * judged.high());
        node.put("sentence", verdict.sentence().in(language));
        provenance(spec, verdict.source().sha256(), node);
        AskJson.number(node, "skill_across_labs", verdict.skill());
        node.put("labs_replayed", verdict.labs());
        LeaveGroupsOut unseen = verdict.unseen();
        ObjectNode foretold = node.putObject("unseen_labs_rmse");
        AskJson.number(foretold, "mean", unseen == null ? null : unseen.mean());
        AskJson.number(foretold, "ridge", unseen == null ? null : unseen.ridge());
        AskJson.number(foretold, "process", unseen == null ? null : unseen.process());
        AskJson.number(foretold, "forest", unseen == null ? null : unseen.forest());
        AskJson.number(node, "forecast_excess_nats", judged == null ? null : verdict.excess());
    }

    private static void provenance(SourceSpec spec, String sha256, ObjectNode node) {
        node.put("citation", spec.origin().citation())
                .put("license", spec.origin().license())
                .put("doi", spec.origin().doi())
                .put("patent", spec.origin().patent())
                .put("measured_by", spec.origin().measuredBy())
                .put("method", spec.origin().method())
                .put("sha256", sha256);
    }

    private static void add(ArrayNode list, @Nullable Double value) {
        if (value == null || !Double.isFinite(value)) {
            list.addNull();
        } else {
            list.add(value);
        }
    }
}
