#!/usr/bin/env node
import { runEmulatorCommand } from "./command.js";

process.exitCode = await runEmulatorCommand();
