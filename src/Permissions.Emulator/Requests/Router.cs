using Permissions.Emulator.Assignments;
using Permissions.Emulator.Definitions;
using Permissions.Emulator.ResourceGraph;
using Permissions.Emulator.World;

namespace Permissions.Emulator.Requests;

/// <summary>Takes a request through the steps that every one goes: who asks, what is addressed, in which version, and is it there.</summary>
internal sealed class Router(EmulatorState state, Caller defaultCaller)
{
    private readonly DefinitionService _definitions = new(state);
    private readonly AssignmentService _assignments = new(state);
    private readonly ResourceGraphService _graph = new(state);

    /// <summary>Answers a request; every refusal is an answer too.</summary>
    internal ArmReply Answer(ArmRequest request)
    {
        try
        {
            lock (state.Gate)
                return Route(request);
        }
        catch (ArmException refusal)
        {
            return ArmReply.Error(refusal);
        }
    }

    private ArmReply Route(ArmRequest request)
    {
        var caller = Caller.Of(request, state, defaultCaller);
        if (ResourceGraphService.IsAddressed(request))
            return _graph.Answer(request, caller);
        var target = ArmTarget.Parse(request.Path);
        var apiVersion = ApiVersions.Require(request, target.Type);
        caller.RequireScope(target.Scope, state);
        var definitions = target.Type == ArmResourceType.RoleDefinitions;
        return (request.Method.Method, target.Name) switch
        {
            ("GET", null) => definitions ? _definitions.List(target, request, caller) : _assignments.List(target, request, caller),
            ("GET", _) => definitions ? _definitions.Get(target, caller) : AssignmentService.Get(target, caller),
            ("PUT", not null) => definitions ? _definitions.Put(target, request, caller) : _assignments.Put(target, request, apiVersion, caller),
            ("DELETE", not null) => definitions ? _definitions.Delete(target, caller) : AssignmentService.Delete(target, caller),
            _ => throw target.MethodNotAllowed(request.Method),
        };
    }
}
