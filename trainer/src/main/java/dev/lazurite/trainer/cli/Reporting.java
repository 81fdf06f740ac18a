package dev.lazurite.trainer.cli;

/** A command that can be asked to tell in JSON or in detail. */
interface Reporting {
    ReportOptions report();
}
