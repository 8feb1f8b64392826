package dev.ordertrail.orderctl.command;

import dev.ordertrail.orderctl.Failure;
import dev.ordertrail.orderctl.parts.Parts;
import dev.ordertrail.orderctl.settings.Service;
import dev.ordertrail.orderctl.settings.Settings;
import dev.ordertrail.orderctl.supervise.Keeper;
import dev.ordertrail.orderctl.supervise.Part;
import dev.ordertrail.orderctl.supervise.PortHolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What must hold before anything starts.
final class Preflight {
    private static final long NEEDED = 500L * 1024 * 1024;

    private final Settings settings;
    private final Parts parts;

    Preflight(Settings settings) {
        this(settings, new Parts(settings));
    }

    Preflight(Settings settings, Parts parts) {
        this.settings = settings;
        this.parts = parts;
    }

    /// @throws Failure naming everything that stands in the way, with what to do
    void check() {
        var obstacles = new ArrayList<String>();
        unbuilt().ifPresent(obstacles::add);
        full().ifPresent(obstacles::add);
        obstacles.addAll(busy());
        if (!obstacles.isEmpty()) {
            throw new Failure(String.join("\n", obstacles));
        }
    }

    /// Ends what an earlier run left behind when it was killed.
    ///
    /// @return the names of what was ended
    List<String> endLeftOvers() {
        var ended = new ArrayList<String>();
        for (var group : Parts.endings()) {
            var left =
                    parts.all().stream()
                            .filter(part -> group.contains(part.name()))
                            .map(this::keeper)
                            .filter(keeper -> keeper.process().isPresent())
                            .toList();
            Keeper.endAll(left);
            left.forEach(keeper -> ended.add(keeper.part().name()));
        }
        return List.copyOf(ended);
    }

    Keeper keeper(Part part) {
        return new Keeper(part, settings.home().run(), settings.home().logs());
    }

    Optional<String> unbuilt() {
        var missing =
                Stream.of(Service.values())
                        .filter(s -> !Files.exists(settings.home().program(s.module())))
                        .map(Service::module)
                        .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "not built: "
                                + String.join(", ", missing)
                                + ". ORDERTRAIL_BUILD=always ./run builds it.");
    }

    Optional<String> full() {
        try {
            var free = Files.getFileStore(settings.home().data()).getUsableSpace();
            return free >= NEEDED
                    ? Optional.empty()
                    : Optional.of(
                            "only %d MB are free on the disk of %s; %d MB are needed"
                                    .formatted(free >> 20, settings.home().data(), NEEDED >> 20));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot see how full the disk is", e);
        }
    }

    List<String> busy() {
        return parts.all().stream()
                .flatMap(part ->
                        part.ports().stream()
                                .filter(p -> PortHolder.isBusy(p.number()))
                                .map(p -> complaint(part, p)))
                .toList();
    }

    private static String complaint(Part part, Part.Port port) {
        return "port %d (%s) is held by %s. End it, or choose another: %s=%d ./run"
                .formatted(
                        port.number(),
                        part.name(),
                        PortHolder.describe(port.number()),
                        port.variable(),
                        port.number() + 1000);
    }
}
