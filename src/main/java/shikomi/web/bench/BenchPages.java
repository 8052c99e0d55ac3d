package shikomi.web.bench;

import io.javalin.config.RoutesConfig;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.recipe.Cost;
import shikomi.table.result.BenchSheet;
import shikomi.unit.Quantity;
import shikomi.web.BenchQueue;
import shikomi.web.FieldError;
import shikomi.web.Page;
import shikomi.web.Site;
import shikomi.web.Visit;

/** The experiments to make today, with the amounts to weigh out. */
public final class BenchPages {
    private BenchPages() {}

    public static void routes(Site site, RoutesConfig routes) {
        for (String prefix : BenchScope.PREFIXES) {
            routes.get(prefix + "/bench", context -> {
                Visit visit = new Visit(site, context);
                show(visit, BenchScope.of(visit));
            });
        }
        routes.post("/c/{campaign}/e/{id}/start", context -> start(new Visit(site, context)));
        routes.get("/c/{campaign}/bench.xlsx", context -> sheet(new Visit(site, context)));
        WeighingPages.routes(site, routes);
        RejectPages.routes(site, routes);
        PrintPages.routes(site, routes);
    }

    private static void start(Visit visit) {
        Campaign campaign = visit.campaign();
        String id = visit.experiment(campaign).id();
        visit.keepAndGo(campaign.name(), "/c/" + campaign.name() + "/bench", now -> now.begin(id));
    }

    private static void sheet(Visit visit) {
        Campaign campaign = visit.campaign();
        String name = campaign.name() + "-bench-" + LocalDate.ofInstant(visit.now(), ZoneOffset.UTC);
        visit.download(name + ".xlsx", Visit.XLSX);
        List<Experiment> experiments = BenchQueue.of(campaign);
        List<BenchSheet.Reference> amounts =
                WeighColumns.of(campaign, experiments, size(visit).orElse(null), visit.language());
        visit.context().result(BenchSheet.of(campaign, experiments, amounts, visit.language()));
    }

    /** The size to which the amounts are scaled; empty if none was typed. */
    static Optional<Quantity> size(Visit visit) {
        return Quantity.parse(visit.field("size")).filter(q -> q.value() > 0 && Double.isFinite(q.value()));
    }

    private static void show(Visit visit, BenchScope scope) {
        boolean unreadable = !visit.field("size").isBlank() && scope.size(visit).isEmpty();
        List<FieldError> errors = unreadable && scope.one() != null
                ? List.of(new FieldError("size", scope.page(visit).w("bench.size-error")))
                : List.of();
        show(visit, scope, scope.cards(visit), errors);
    }

    /** Shows the bench of a campaign again, with the form of one experiment as it was sent. */
    static void showAgain(Visit visit, Campaign campaign, WeighingForm form, List<FieldError> problems) {
        visit.context().status(422);
        List<FieldError> errors = new ArrayList<>(problems);
        errors.addAll(form.errors(campaign.name()));
        @Nullable Quantity size = size(visit).orElse(null);
        List<Card> cards = BenchQueue.of(campaign).stream()
                .map(e -> form.isOf(e)
                        ? Card.of(campaign, e, size, visit.language(), form)
                        : Card.of(campaign, e, size, visit.language()))
                .toList();
        show(visit, BenchScope.of(campaign), cards, errors);
    }

    private static void show(Visit visit, BenchScope scope, List<Card> cards, List<FieldError> errors) {
        Page page = scope.page(visit);
        Map<String, Object> model = Map.of(
                "cards", cards,
                "begun", cards.stream().filter(Card::begun).count(),
                "proposed", proposed(scope.campaigns()),
                "campaigns", scope.campaigns(),
                "size", shownSize(visit, scope.one()),
                "today", today(visit),
                "errors", errors);
        visit.show("bench.jte", errors.isEmpty() ? page : page.wrong(), model);
    }

    private static long proposed(List<Campaign> campaigns) {
        return campaigns.stream()
                .flatMap(campaign -> campaign.pending().stream())
                .filter(experiment -> !BenchQueue.contains(experiment))
                .count();
    }

    /** The size that was typed, otherwise that of the recipe. */
    private static String shownSize(Visit visit, @Nullable Campaign one) {
        String typed = visit.field("size").strip();
        Cost cost = one == null ? null : one.recipe().cost();
        String planned = cost == null || cost.size() == null ? "" : cost.size().toString();
        return typed.isEmpty() ? planned : typed;
    }

    static String today(Visit visit) {
        LocalDate today = LocalDate.ofInstant(visit.now(), ZoneOffset.systemDefault());
        return switch (visit.language()) {
            case EN -> today.format(DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH));
            case JA -> today.format(DateTimeFormatter.ofPattern("M月d日(E)", Locale.JAPANESE));
        };
    }
}
