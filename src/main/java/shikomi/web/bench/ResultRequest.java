package shikomi.web.bench;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.space.Point;
import shikomi.store.Draft;
import shikomi.store.Drafts;
import shikomi.store.Hash;
import shikomi.store.RequestKey;
import shikomi.web.BenchQueue;
import shikomi.web.Page;
import shikomi.web.Site;
import shikomi.web.Visit;

/**
 * A request about the result of one experiment.
 *
 * @param experiment null if the result belongs to no planned experiment
 */
record ResultRequest(
        Visit visit, Campaign campaign, @Nullable Experiment experiment) {
    /** The paths of the result form: for an experiment, and for an unplanned result. */
    static final List<String> PATHS = List.of("/c/{campaign}/e/{id}/result", "/c/{campaign}/unplanned");

    private static final String KEY = "key";

    /** The fields that do not distinguish one entry from another. */
    private static final List<String> NOT_ENTERED = List.of("csrf", "then", KEY);

    static ResultRequest of(Site site, Context context) {
        Visit visit = new Visit(site, context);
        Campaign campaign = visit.campaign();
        boolean planned = context.pathParamMap().containsKey("id");
        return new ResultRequest(visit, campaign, planned ? visit.experiment(campaign) : null);
    }

    String path() {
        return "/c/" + campaign.name() + (experiment == null ? "/unplanned" : "/e/" + experiment.id() + "/result");
    }

    /** A page without a title, used only for its texts. */
    Page page() {
        return visit.page("", campaign);
    }

    @Nullable
    Point planned() {
        return experiment == null || experiment.proposal() == null
                ? null
                : experiment.proposal().point();
    }

    boolean isCorrection() {
        return experiment != null && experiment.result() != null;
    }

    /** Returns whether the result of the experiment was entered or changed after {@code version} of the campaign. */
    boolean isStale(String version) {
        return experiment != null
                && isCorrection()
                && version.matches("\\d{1,9}")
                && experiment.changed() > Integer.parseInt(version);
    }

    /** The experiment whose result can be entered next. */
    Optional<Experiment> next() {
        return BenchQueue.next(campaign, experiment == null ? "" : experiment.id());
    }

    /** The fields that were sent, each once. In a conflict between two results, the chosen value replaces both. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        visit.context()
                .formParamMap()
                .forEach((name, values) -> values.stream()
                        .findFirst() // none if it is a file
                        .ifPresent(value -> fields.put(name, value)));
        EditConflict.resolve(fields);
        return fields;
    }

    /**
     * The key that distinguishes a repeated entry from a new one; null if the form carries no key. What was entered
     * belongs to it, so that a changed entry that is sent twice is stored once, too.
     */
    @Nullable
    RequestKey key(Map<String, String> fields) {
        String key = words(fields);
        Map<String, String> entered = new TreeMap<>(fields);
        entered.keySet().removeAll(NOT_ENTERED);
        String hash = Hash.of(visit.context().path() + "\n" + entered);
        return key.isEmpty() ? null : new RequestKey(key + " " + hash, hash);
    }

    /** The beginning of the keys of all entries of a form; empty if the form carries no key. */
    private static String words(Map<String, String> fields) {
        String key = fields.getOrDefault(KEY, "");
        return key.matches("[\\w-]{8,64}") ? "form " + key : "";
    }

    /** Whether an entry of this form was stored. */
    boolean isStored(Map<String, String> fields) {
        String words = words(fields);
        return !words.isEmpty() && visit.home().histories().isAppended(campaign.name(), words);
    }

    private Drafts.Of draftName() {
        return new Drafts.Of(
                campaign.name(),
                experiment == null ? "" : experiment.id(),
                visit.person().name());
    }

    /** The draft that this person typed earlier and did not submit. */
    Optional<Draft> draft() {
        return visit.home().drafts().find(draftName());
    }

    void keepDraft(Map<String, String> fields) {
        visit.home().drafts().keep(draftName(), fields);
    }

    void dropDraft() {
        visit.home().drafts().drop(draftName());
    }
}
