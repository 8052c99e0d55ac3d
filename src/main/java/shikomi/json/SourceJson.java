package shikomi.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.ToDoubleFunction;
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

/** Verdicts on sources as JSON: all keys are always present; unknown values are null. */
public final class SourceJson {
    private SourceJson() {}

    public static ArrayNode of(List<SourceVerdict> verdicts, Language language) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        verdicts.forEach(verdict -> write(verdict, list.addObject(), language));
        return list;
    }

    /** The verdicts on the sources of a campaign, with the origin of every number. */
    public static ArrayNode of(Campaign campaign, List<SourceVerdict> verdicts, Language language) {
        ArrayNode list = of(verdicts, language);
        for (int i = 0; i < verdicts.size(); i++) {
            SourceRows source = verdicts.get(i).source();
            ObjectNode node = (ObjectNode) list.get(i);
            reading(source, node, language);
            ObjectNode nearest = node.putObject("nearest");
            for (Experiment experiment : campaign.pending()) {
                ArrayNode rows = nearest.putArray(experiment.id());
                NearestRows.to(experiment.point(), source, campaign.recipe())
                        .forEach(near -> nearest(near, rows.addObject()));
            }
        }
        return list;
    }

    /** Writes how the file of a source was read: its columns, the findings, and the rows that are not used. */
    private static void reading(SourceRows source, ObjectNode node, Language language) {
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
    }

    /** Writes a row that lies near an experiment without a result. */
    private static void nearest(NearestRows near, ObjectNode node) {
        node.put("line", near.row().line()).put("group", near.row().group());
        node.set("point", PointJson.answer(near.row().made()));
        ObjectNode measured = node.putObject("measured");
        near.row().outcomes().forEach((objective, outcome) -> {
            if (outcome instanceof Outcome.Measured(double value, double ignored)) {
                Fields.putExact(measured, objective, value);
            }
        });
        Fields.putExact(node, "distance", near.distance());
    }

    private static void write(SourceVerdict verdict, ObjectNode node, Language language) {
        SourceSpec spec = verdict.source().spec();
        SourceJudgement judged = verdict.judgement();
        node.put("name", spec.name())
                .put("kind", Fields.word(spec.kind()))
                .put("rows_used", verdict.source().rows().size())
                .put("rows_set_aside", verdict.source().setAside().size())
                .put("groups", verdict.source().groups())
                .put("verdict", verdict.verdict().code());
        Fields.putExact(node, "weight", verdict.weight());
        judgement(judged, node);
        node.put("sentence", verdict.sentence().in(language));
        provenance(spec, verdict.source().sha256(), node);
        Fields.putExact(node, "skill_across_labs", verdict.skill());
        node.put("labs_replayed", verdict.labs());
        unseenLabs(verdict.unseen(), node.putObject("unseen_labs_rmse"));
        Fields.putExact(node, "forecast_excess_nats", judged == null ? null : verdict.excess());
    }

    private static void judgement(@Nullable SourceJudgement judged, ObjectNode node) {
        figure(node, "chance_it_helps", judged, SourceJudgement::chance);
        ObjectNode rmse = node.putObject("rmse");
        figure(rmse, "mean", judged, SourceJudgement::mean);
        figure(rmse, "own", judged, SourceJudgement::own);
        figure(rmse, "source_only", judged, SourceJudgement::sourceOnly);
        figure(rmse, "augmented", judged, SourceJudgement::augmented);
        figure(node, "change_percent", judged, judgement -> 100 * judgement.change());
        ArrayNode interval = node.putArray("change_interval_90");
        add(interval, judged == null ? null : 100 * judged.low());
        add(interval, judged == null ? null : 100 * judged.high());
    }

    private static void unseenLabs(@Nullable LeaveGroupsOut unseen, ObjectNode rmse) {
        figure(rmse, "mean", unseen, LeaveGroupsOut::mean);
        figure(rmse, "ridge", unseen, LeaveGroupsOut::ridge);
        figure(rmse, "process", unseen, LeaveGroupsOut::process);
        figure(rmse, "forest", unseen, LeaveGroupsOut::forest);
    }

    /** Writes one figure about a source; null if it was not measured. */
    private static <T> void figure(ObjectNode node, String key, @Nullable T measured, ToDoubleFunction<T> figure) {
        Fields.putExact(node, key, measured == null ? null : (Double) figure.applyAsDouble(measured));
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
